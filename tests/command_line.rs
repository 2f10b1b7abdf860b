//! The command line: what goes in, what comes out, what it says of what it cannot read.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn hearsay(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("its input").write_all(input).expect("it reads its input");
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("a temporary file");
    path
}

fn rows(output: &Output) -> Vec<serde_json::Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_row_keeps_its_text_and_counts_code_points() {
    let row = r#"{"id":"a","title":"Bridge","published":"2024-05-14","text":"🙂 “Yes,” he said. It rained."}"#;
    let output = hearsay(&["read", "-", "--format", "jsonl"], row.as_bytes());
    let rows = rows(&output);
    assert!(output.status.success());
    assert_eq!(rows[0]["id"], "a");
    assert_eq!(rows[0]["title"], "Bridge");
    assert_eq!(rows[0]["published"], "2024-05-14");
    assert_eq!(rows[0]["text"], "🙂 “Yes,” he said. It rained.");
    assert_eq!(rows[0]["sentences"], serde_json::json!([[0, 17], [18, 28]]));
}

#[test]
fn a_bad_line_is_named_and_the_others_are_read() {
    let path = file("rows.jsonl", b"{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":3}\n\n{\"id\":\"c\",\"text\":\"Two.\",\"published\":\"soon\"}\n{\"id\":\"d\",\"text\":\"Four.\"}\n");
    let output = hearsay(&["read", "--format", "jsonl", &path.to_string_lossy(), "/no/such/file"], b"");
    let says = text(&output.stderr);
    assert_eq!(rows(&output).iter().map(|row| row["id"].clone()).collect::<Vec<_>>(), ["a", "d"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(says.contains("rows.jsonl: line 2, column 7: invalid type"), "{says}");
    assert!(says.contains("rows.jsonl: line 4: \"soon\" is not a day such as 2020-03-22"), "{says}");
    assert!(says.contains("/no/such/file: No such file"), "{says}");
}

#[test]
fn a_page_is_known_by_its_name_without_endings() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(include_bytes!("articles/bridge.html")).expect("packing");
    let path = file("low.bridge.html.gz", &packed.finish().expect("packing"));
    let output = hearsay(&["read", "--format", "json", &path.to_string_lossy()], b"");
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(record["id"], "low.bridge");
    assert_eq!(record["title"], "Low Bridge to close for a year, council admits");
    assert_eq!(record["published"], "2024-05-15");
}

#[test]
fn what_is_no_article_is_an_error_and_another_language_is_left_unmarked() {
    let output = hearsay(&["read", "-", "--format", "jsonl"], b"<html><body><p>Hello</p></body></html>");
    assert_eq!((text(&output.stdout), output.status.code()), (String::new(), Some(1)));
    assert_eq!(text(&output.stderr), "hearsay: standard input: this page has no article to read\n");
    let paragraph =
        "<p>Die Bruecke wird am Montag gesperrt, sagte die Buergermeisterin. Sie sei nicht mehr sicher.</p>";
    let html = format!("<html><body><article><h1>Bruecke gesperrt</h1>{}</article></body></html>", paragraph.repeat(4));
    let output = hearsay(&["read", "-", "--format", "jsonl"], html.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(rows(&output)[0]["title"], "Bruecke gesperrt");
    assert_eq!(rows(&output)[0]["attributions"], serde_json::json!([]));
}

#[test]
fn pretty_has_no_colour_where_nobody_sees_it() {
    let output = hearsay(&["read", "-"], b"\"It rained,\" the mayor, Ann Low, said on Monday.");
    assert!(output.status.success());
    assert!(!output.stdout.contains(&0x1b), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("\"It rained,\" the mayor, Ann Low, said on Monday."));
}

#[test]
fn a_snapshot_is_the_page_before_any_judgement() {
    let output = hearsay(
        &["snapshot", "-"],
        b"<html lang=en><title> A  b </title><p class=x>One<br>two <a href=/>three</a></p>",
    );
    let page: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(page["title"], "A b");
    assert_eq!(page["blocks"][0]["text"], "One\u{2028}two three");
    assert_eq!(page["blocks"][0]["links"], serde_json::json!([8, 13]));
    assert_eq!(page["elements"][1]["words"], "x");
}
