//! Units of measure behind an amount: "12 km", "three square miles", "90 degrees", "60 mph".

use crate::lens::date::pieces::{Joint, Pieces};
use crate::lens::date::words::{Term, Unit};

/// The unit at piece `at`: its name and the piece after it. `tight` units ("48m") must stand right behind the digits.
pub(super) fn read(pieces: &Pieces, at: usize) -> Option<(&'static str, usize)> {
    let word = pieces.lower(at).trim_end_matches('.');
    // "190 km2"; "24703m212" is a label.
    if pieces.term(at + 1) == Term::Digits && pieces.joint(at + 1) == Joint::Tight {
        let table = match pieces.text(at + 1) {
            "2" => &SQUARE,
            "3" => &CUBIC,
            _ => return None,
        };
        return table.get(word).map(|&unit| (unit, at + 2));
    }
    if pieces.joint(at) == Joint::Tight
        && let Some(&unit) = TIGHT.get(word)
    {
        return Some((unit, at + 1));
    }
    match word {
        "square" | "sq" => return Some((*SQUARE.get(pieces.lower(at + 1).trim_end_matches('.'))?, at + 2)),
        "cubic" | "cu" => return Some((*CUBIC.get(pieces.lower(at + 1).trim_end_matches('.'))?, at + 2)),
        "metric" => {
            return matches!(pieces.lower(at + 1), "ton" | "tons" | "tonne" | "tonnes")
                .then_some(("metric ton", at + 2));
        }
        "lb" if pieces.joint(at + 1) == Joint::Hyphen && pieces.lower(at + 1) == "ft" => {
            return Some(("pound-foot", at + 2));
        }
        "light" => return pieces.lower(at + 1).starts_with("year").then_some(("light year", at + 2)),
        "degrees" | "degree" | "°" | "º" => {
            let next = pieces.lower(at + 1);
            return Some(match next {
                "celsius" | "centigrade" | "c" => ("celsius", at + 2),
                "fahrenheit" | "f" => ("fahrenheit", at + 2),
                _ if word.len() > 3 => ("degree", at + 1),
                _ => return None,
            });
        }
        _ => {}
    }
    let &unit = UNITS.get(word)?;
    Some(per_time(pieces, unit, at + 1).unwrap_or((unit, at + 1)))
}

/// "per hour", "an hour", "per second" behind a length.
fn per_time(pieces: &Pieces, unit: &str, at: usize) -> Option<(&'static str, usize)> {
    let leads = pieces.lower(at) == "per" || matches!(pieces.term(at), Term::A) || pieces.term(at) == Term::Sign(b'/');
    if !leads {
        return None;
    }
    match (unit, pieces.lower(at + 1)) {
        ("mile", "gallon") => return Some(("mile per gallon", at + 2)),
        ("kilometer", "liter" | "litre") => return Some(("kilometer per liter", at + 2)),
        _ => {}
    }
    let time = match pieces.term(at + 1) {
        Term::Unit(time) => time,
        Term::Second => Unit::Second,
        Term::Other if pieces.lower(at + 1) == "h" => Unit::Hour,
        _ => return None,
    };
    let name = match (unit, time) {
        ("kilometer", Unit::Hour) => "kilometer per hour",
        ("mile", Unit::Hour) => "mile per hour",
        ("meter", Unit::Second) => "meter per second",
        ("foot", Unit::Second) => "foot per second",
        ("kilometer", Unit::Second) => "kilometer per second",
        ("mile", Unit::Second) => "mile per second",
        _ => return None,
    };
    Some((name, at + 2))
}

/// The unit that a smaller one is a part of, for "5 feet 2 inches": the smaller one's name and how many make one.
pub(super) fn smaller(unit: &str) -> Option<(&'static str, f64)> {
    Some(match unit {
        "foot" => ("inch", 12.0),
        "pound" => ("ounce", 16.0),
        "stone" => ("pound", 14.0),
        "mile" => ("yard", 1760.0),
        _ => return None,
    })
}

static TIGHT: phf::Map<&'static str, &'static str> = phf::phf_map! {
    "m" => "meter", "g" => "gram", "t" => "ton", "l" => "liter", "w" => "watt", "v" => "volt", "c" => "celsius",
    "f" => "fahrenheit", "rad" => "radian", "in" => "inch",
};

static SQUARE: phf::Map<&'static str, &'static str> = phf::phf_map! {
    "foot" => "square foot", "feet" => "square foot", "ft" => "square foot", "mile" => "square mile",
    "miles" => "square mile", "mi" => "square mile", "meter" => "square meter", "meters" => "square meter",
    "metre" => "square meter", "metres" => "square meter", "m" => "square meter", "kilometer" => "square kilometer",
    "kilometers" => "square kilometer", "kilometre" => "square kilometer", "kilometres" => "square kilometer",
    "km" => "square kilometer", "inch" => "square inch", "inches" => "square inch", "in" => "square inch",
    "yard" => "square yard", "yards" => "square yard", "centimeters" => "square centimeter",
    "centimetres" => "square centimeter", "cm" => "square centimeter",
};

static CUBIC: phf::Map<&'static str, &'static str> = phf::phf_map! {
    "foot" => "cubic foot", "feet" => "cubic foot", "ft" => "cubic foot", "meter" => "cubic meter",
    "meters" => "cubic meter", "metre" => "cubic meter", "metres" => "cubic meter", "yard" => "cubic yard",
    "yards" => "cubic yard", "inch" => "cubic inch", "inches" => "cubic inch", "mile" => "cubic mile", "m" => "cubic meter", "cm" => "cubic centimeter", "km" => "cubic kilometer",
    "miles" => "cubic mile", "centimeters" => "cubic centimeter", "centimetres" => "cubic centimeter",
    "kilometers" => "cubic kilometer", "kilometres" => "cubic kilometer",
};

/// Words behind an amount, in lower case, and the unit's name as `read` gives it.
static UNITS: phf::Map<&'static str, &'static str> = phf::phf_map! {
    "km" => "kilometer", "kms" => "kilometer", "kilometer" => "kilometer", "kilometers" => "kilometer",
    "kilometre" => "kilometer", "kilometres" => "kilometer", "m" => "meter", "meter" => "meter", "meters" => "meter",
    "metre" => "meter", "metres" => "meter", "cm" => "centimeter", "centimeter" => "centimeter",
    "centimeters" => "centimeter", "centimetre" => "centimeter", "centimetres" => "centimeter", "mm" => "millimeter",
    "millimeter" => "millimeter", "millimeters" => "millimeter", "millimetre" => "millimeter",
    "millimetres" => "millimeter", "dm" => "decimeter", "micrometer" => "micrometer", "micrometers" => "micrometer", "nm" => "nanometer",
    "nanometers" => "nanometer", "nanometres" => "nanometer", "picometer" => "picometer", "picometers" => "picometer",
    "mile" => "mile", "miles" => "mile", "mi" => "mile", "yard" => "yard",
    "yards" => "yard", "yd" => "yard", "foot" => "foot", "feet" => "foot", "ft" => "foot", "inch" => "inch",
    "inches" => "inch", "acre" => "acre", "acres" => "acre", "hectare" => "hectare", "hectares" => "hectare",
    "ha" => "hectare", "kg" => "kilogram", "kgs" => "kilogram", "kilogram" => "kilogram", "kilograms" => "kilogram",
    "kilogramme" => "kilogram", "kilogrammes" => "kilogram", "kilo" => "kilogram", "kilos" => "kilogram",
    "gram" => "gram", "grams" => "gram", "gramme" => "gram", "grammes" => "gram", "mg" => "milligram",
    "milligram" => "milligram", "milligrams" => "milligram", "microgram" => "microgram",
    "micrograms" => "microgram", "microgramme" => "microgram", "microgrammes" => "microgram", "mcg" => "microgram",
    "μg" => "microgram", "µg" => "microgram", "ton" => "ton", "tons" => "ton", "tonne" => "metric ton", "tonnes" => "metric ton",
    "pound" => "pound", "pounds" => "pound", "lb" => "pound", "lbs" => "pound", "ounce" => "ounce",
    "ounces" => "ounce", "oz" => "ounce", "stone" => "stone", "liter" => "liter", "liters" => "liter",
    "litre" => "liter", "litres" => "liter", "ml" => "milliliter", "milliliters" => "milliliter",
    "millilitres" => "milliliter", "gallon" => "gallon", "gallons" => "gallon", "pint" => "pint", "pints" => "pint",
    "quart" => "quart", "quarts" => "quart", "barrel" => "barrel", "barrels" => "barrel", "bushel" => "bushel",
    "bushels" => "bushel", "teaspoon" => "teaspoon", "teaspoons" => "teaspoon", "tablespoon" => "tablespoon",
    "tablespoons" => "tablespoon", "cup" => "cup", "cups" => "cup", "mph" => "mile per hour",
    "kph" => "kilometer per hour", "kmph" => "kilometer per hour", "km/h" => "kilometer per hour", "kmh" => "kilometer per hour", "knots" => "knot",
    "knot" => "knot", "watt" => "watt", "watts" => "watt", "kw" => "kilowatt", "kilowatt" => "kilowatt",
    "kilowatts" => "kilowatt", "megawatt" => "megawatt", "megawatts" => "megawatt", "mw" => "megawatt",
    "gigawatt" => "gigawatt", "gigawatts" => "gigawatt", "gw" => "gigawatt", "volt" => "volt", "volts" => "volt", "kwh" => "kilowatt-hour",
    "hertz" => "hertz", "hz" => "hertz", "khz" => "kilohertz", "mhz" => "megahertz", "ghz" => "gigahertz", "bit" => "bit", "bits" => "bit",
    "byte" => "byte", "bytes" => "byte", "kb" => "kilobyte", "kilobyte" => "kilobyte", "kilobytes" => "kilobyte", "mb" => "megabyte", "gb" => "gigabyte",
    "tb" => "terabyte", "megabyte" => "megabyte", "megabytes" => "megabyte", "gigabyte" => "gigabyte", "gigabytes" => "gigabyte",
    "terabyte" => "terabyte", "terabytes" => "terabyte", "calories" => "calorie", "calorie" => "calorie", "decibels" => "decibel",
    "carat" => "carat", "carats" => "carat", "joules" => "joule", "celsius" => "celsius", "fahrenheit" => "fahrenheit",
    "turn" => "turn", "turns" => "turn", "radians" => "radian", "horsepower" => "horsepower", "hp" => "horsepower", "bhp" => "horsepower", "mpg" => "mile per gallon",
    "megapixel" => "megapixel", "megapixels" => "megapixel", "fps" => "frame per second", "teraflops" => "teraflop", "furlongs" => "furlong", "fathoms" => "fathom",
};
