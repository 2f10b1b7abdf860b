//! Currencies before and behind an amount: "$5", "US$ 1.5bn", "three million euros", "GBP 350", "50 cents".

use super::amount::ten_to;
use crate::lens::date::pieces::{Joint, Pieces};
use crate::lens::date::words::Term;

/// A currency sign or code before an amount: where it begins, its code, and the piece after it.
pub(super) fn before(pieces: &Pieces, at: usize) -> Option<(usize, &'static str, usize)> {
    if let Term::Sign(_) = pieces.term(at) {
        let code = match pieces.text(at) {
            "$" => {
                let prefix = at.checked_sub(1).map_or("", |b| pieces.lower(b));
                let apart = pieces.joint(at) != Joint::Tight && !matches!(prefix, "c" | "hk" | "nz" | "nt");
                let prefix = if apart { "" } else { prefix };
                if let Some(&code) = DOLLARS.get(prefix.trim_end_matches('.')) {
                    return Some((at - 1, code, at + 1));
                }
                "USD"
            }
            sign => SIGNS.get(sign).copied()?,
        };
        return Some((at, code, at + 1));
    }
    if let Some(code) = code_of(pieces, at) {
        return Some((at, code, at + 1));
    }
    (matches!(pieces.text(at), "Rs" | "Rs.") && pieces.term(at + 1) == Term::Digits).then_some((at, "INR", at + 1))
}

fn code_of(pieces: &Pieces, at: usize) -> Option<&'static str> {
    let text = pieces.text(at);
    match text {
        "usd" => Some("USD"),
        "eur" => Some("EUR"),
        "gbp" => Some("GBP"),
        "rmb" | "RMB" => Some("CNY"),
        "BTC" => Some("bitcoin"),
        _ => (text.len() == 3 && pieces.capital(at)).then(|| CODES.get_key(text).copied()).flatten(),
    }
}

/// The lines of a moving picture, of which "1080p" has no price.
const LINES: [&str; 7] = ["1080", "1,080", "1440", "1,440", "2160", "2,160", "4320"];

/// A currency behind an amount: its code or name, the piece after it, and how many of it make one ("cents" are a hundredth
/// of nothing: they are their own unit).
pub(super) fn behind(pieces: &Pieces, at: usize, of_millions: bool) -> Option<(&'static str, usize)> {
    if let Some(code) = code_of(pieces, at) {
        return Some((code, at + 1));
    }
    let sign = pieces.text(at);
    if let Some(&code) = SIGNS.get(sign) {
        return (pieces.term(at + 1) != Term::Digits).then_some((code, at + 1));
    }
    if pieces.joint(at) == Joint::Tight {
        let is_picture = at.checked_sub(1).is_some_and(|before| LINES.contains(&pieces.text(before)));
        return (pieces.lower(at) == "p" && !is_picture).then_some(("pence", at + 1));
    }
    // "US dollars", "Canadian dollars", "Hong Kong dollars"
    let country = pieces.lower(at).trim_end_matches('.');
    let (next, country) = match (country, pieces.lower(at + 1)) {
        ("hong", "kong") => (at + 2, "hk"),
        ("new", "zealand") => (at + 2, "nz"),
        ("south", "african" | "korean") => (at + 2, pieces.lower(at + 1)),
        _ => (at + 1, country),
    };
    match pieces.lower(next) {
        "dollar" | "dollars" => {
            if let Some(&code) = DOLLARS.get(country) {
                return Some((code, next + 1));
            }
        }
        "pound" | "pounds" if country == "british" => return Some(("GBP", next + 1)),
        word => {
            if COUNTRIES.contains(country)
                && let Some(&code) = NAMES.get(word)
            {
                let code = match (country, code) {
                    ("dutch", "guilder") => "netherlands guilder",
                    ("turkish", "lira") => "turkish lira",
                    ("swiss", "franc") => "CHF",
                    ("indian", _) => "INR",
                    ("mexican", _) => "MXN",
                    ("korean", _) => "KRW",
                    _ => code,
                };
                return Some((code, next + 1));
            }
        }
    }
    let word = pieces.lower(at);
    match word {
        "pounds" | "pound" => {
            let sterling = pieces.lower(at + 1) == "sterling";
            (of_millions || sterling).then_some(("GBP", if sterling { at + 2 } else { at + 1 }))
        }
        "mark" | "marks" => of_millions.then_some(("DEM", at + 1)),
        "won" => (of_millions && !pieces.capital(at)).then_some(("KRW", at + 1)),
        "rand" | "real" => of_millions.then(|| NAMES.get(word).map(|&code| (code, at + 1)))?,
        _ => NAMES.get(word).map(|&code| (code, at + 1)),
    }
}

/// What "5m", "1.5bn", "10k" multiply by, right behind the digits or after a space.
pub(super) fn short_scale(pieces: &Pieces, at: usize) -> Option<f64> {
    let power = match pieces.lower(at).trim_end_matches('.') {
        "k" => 3,
        "m" | "mn" | "mln" | "mil" | "mm" => 6,
        "bn" | "b" | "bln" => 9,
        "tn" | "trn" | "tln" => 12,
        _ => return None,
    };
    Some(ten_to(power))
}

/// What "MUSD", "MEUR" mean, as the reports of companies write millions.
pub(super) fn of_millions(pieces: &Pieces, at: usize) -> Option<&'static str> {
    let code = pieces.text(at).strip_prefix('M').filter(|code| code.len() == 3)?;
    CODES.get_key(code).copied()
}

static SIGNS: phf::Map<&'static str, &'static str> = phf::phf_map! {
    "$" => "USD", "£" => "GBP", "€" => "EUR", "¥" => "JPY", "₹" => "INR", "₽" => "RUB", "₩" => "KRW", "₪" => "ILS", "₺" => "TRY",
    "₦" => "NGN", "₴" => "UAH", "₫" => "VND", "₱" => "PHP", "฿" => "THB", "₿" => "bitcoin", "₡" => "CRC", "₾" => "GEL", "₭" => "LAK",
    "₸" => "KZT", "₮" => "MNT", "₲" => "PYG", "₵" => "GHS", "元" => "CNY",
};

static DOLLARS: phf::Map<&'static str, &'static str> = phf::phf_map! {
    "us" => "USD", "u.s" => "USD", "american" => "USD", "c" => "CAD", "ca" => "CAD", "cad" => "CAD", "canadian" => "CAD",
    "a" => "AUD", "au" => "AUD", "aud" => "AUD", "australian" => "AUD", "nz" => "NZD", "nzd" => "NZD", "hk" => "HKD", "s" => "SGD", "singapore" => "SGD",
    "nt" => "TWD", "taiwan" => "TWD", "r" => "BRL", "mex" => "MXN", "mxn" => "MXN", "jamaican" => "JMD",
};

static CODES: phf::Set<&'static str> = phf::phf_set! {
    "USD", "EUR", "GBP", "JPY", "CNY", "CAD", "AUD", "CHF", "INR", "HKD", "SGD", "NZD", "SEK", "NOK", "DKK", "RUB", "BRL", "MXN",
    "KRW", "ZAR", "TRY", "AED", "SAR", "ILS", "THB", "IDR", "MYR", "PHP", "PLN", "UAH", "CZK", "HUF", "TWD", "EGP", "NGN", "KES",
};

static COUNTRIES: phf::Set<&'static str> = phf::phf_set! {
    "swiss", "french", "belgian", "indian", "pakistani", "mexican", "philippine", "argentine", "colombian", "chilean", "chinese",
    "japanese", "russian", "swedish", "norwegian", "danish", "czech", "turkish", "saudi", "kuwaiti", "iraqi", "iranian",
    "jordanian", "israeli", "korean", "african", "brazilian", "german", "thai", "malaysian", "indonesian", "polish", "dutch", "spanish", "finnish", "italian", "austrian", "australian", "portuguese", "greek",
};

static NAMES: phf::Map<&'static str, &'static str> = phf::phf_map! {
    "dollar" => "USD", "dollars" => "USD", "buck" => "USD", "bucks" => "USD", "cent" => "cent", "cents" => "cent",
    "euro" => "EUR", "euros" => "EUR", "yen" => "JPY", "yuan" => "CNY", "renminbi" => "CNY", "pence" => "pence",
    "penny" => "pence", "franc" => "franc", "francs" => "franc", "rupee" => "rupee", "rupees" => "rupee", "peso" => "peso",
    "pesos" => "peso", "ruble" => "RUB", "rubles" => "RUB", "rouble" => "RUB", "roubles" => "RUB", "krona" => "SEK",
    "kronor" => "SEK", "kroner" => "NOK", "lira" => "lira", "lire" => "lira", "riyal" => "riyal", "riyals" => "riyal", "dinar" => "dinar",
    "dinars" => "dinar", "shekel" => "ILS", "shekels" => "ILS", "rand" => "ZAR", "real" => "BRL", "reais" => "BRL", "baht" => "THB",
    "ringgit" => "MYR", "rupiah" => "IDR", "dirham" => "AED", "dirhams" => "AED", "zloty" => "PLN", "forint" => "HUF",
    "hryvnia" => "UAH", "bitcoin" => "bitcoin", "bitcoins" => "bitcoin", "naira" => "NGN", "guilders" => "guilder", "sterling" => "GBP",
    "won" => "KRW", "markka" => "finnish markka", "peseta" => "peseta", "pesetas" => "peseta", "guilder" => "guilder",
    "schillings" => "schilling", "drachmas" => "drachma", "escudos" => "escudo",
};
