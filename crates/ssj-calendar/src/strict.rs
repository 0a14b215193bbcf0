//! One spelling of every value: serde with readers that take nothing beside it.
//!
//! What serde derives also reads a record from a list of its fields, a word from an object that holds
//! nothing, and a variant from its number; and an error of it quotes its input at any length.
//! `#[serde(crate = "…::strict")]` has a type derived with the names of this module, whose
//! [`Deserializer`] asks for the one spelling: objects for records, texts for names.

use alloc::collections::BTreeSet;
use alloc::string::ToString;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{DeserializeSeed, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess};
use serde::de::{Unexpected, VariantAccess, Visitor};
pub use serde::*;

use crate::Excerpt;

/// The deserialisers of serde, as derived code calls them.
#[allow(clippy::missing_errors_doc, missing_docs, reason = "serde's own")]
pub trait Deserializer<'de>: serde::Deserializer<'de> {
    /// An object, and no list.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        short(serde::Deserializer::deserialize_struct(
            self,
            name,
            fields,
            Object(visitor),
        ))
    }

    /// A text for a variant that says no more, an object with one field for another.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        short(serde::Deserializer::deserialize_any(self, Variant(visitor)))
    }

    /// An object: only variants that are told apart by one of their fields are read so.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        short(serde::Deserializer::deserialize_any(self, Object(visitor)))
    }

    /// The name of a field or variant, and not its number.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        short(serde::Deserializer::deserialize_identifier(
            self,
            Name(visitor),
        ))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_newtype_struct(self, name, visitor)
    }
}

impl<'de, D: serde::Deserializer<'de>> Deserializer<'de> for D {}

/// An error that quotes no more than an [`Excerpt`] of its input, at the place where it was.
fn short<T, E: Error>(read: Result<T, E>) -> Result<T, E> {
    read.map_err(|error| {
        let said = error.to_string();
        let cut = Excerpt::from(&*said);
        if cut == &*said {
            return error;
        }
        let place = said.rfind(" at line ").and_then(|at| said.get(at..));
        let place = place.filter(|place| place.len() < Excerpt::CHARACTERS);
        E::custom(format_args!("{cut}{}", place.unwrap_or_default()))
    })
}

/// Takes objects alone.
struct Object<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(fields)
    }
}

/// Takes texts alone.
struct Name<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Name<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.0.visit_str(text)
    }
}

/// Takes a text, or an object with one field.
struct Variant<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Variant<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.0.visit_enum(text.into_deserializer())
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(Keyed(fields))
    }
}

/// A variant as an object whose only field has its name.
struct Keyed<A>(A);

impl<'de, A: MapAccess<'de>> EnumAccess<'de> for Keyed<A> {
    type Error = A::Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        mut self,
        seed: S,
    ) -> Result<(S::Value, Self), A::Error> {
        match self.0.next_key_seed(seed)? {
            Some(variant) => Ok((variant, self)),
            None => Err(A::Error::invalid_length(0, &"one field")),
        }
    }
}

impl<'de, A: MapAccess<'de>> VariantAccess<'de> for Keyed<A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        Err(A::Error::invalid_type(Unexpected::Map, &"the name as text"))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        mut self,
        seed: S,
    ) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        _len: usize,
        _visitor: V,
    ) -> Result<V::Value, A::Error> {
        Err(A::Error::invalid_type(
            Unexpected::TupleVariant,
            &"a variant of one value",
        ))
    }

    fn struct_variant<V: Visitor<'de>>(
        mut self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.0.next_value_seed(Fields(fields, visitor))
    }
}

/// Reads the fields of a variant.
struct Fields<V>(&'static [&'static str], V);

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Fields<V> {
    type Value = V::Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<V::Value, D::Error> {
        Deserializer::deserialize_struct(from, "", self.0, self.1)
    }
}

/// Reads a set: its members in ascending order, each once.
#[allow(clippy::missing_errors_doc, missing_docs, reason = "serde names it")]
pub fn set<'de, D: serde::Deserializer<'de>, T: Deserialize<'de> + Ord>(
    deserializer: D,
) -> Result<BTreeSet<T>, D::Error> {
    struct Ascending<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de> + Ord> Visitor<'de> for Ascending<T> {
        type Value = BTreeSet<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list in ascending order, with nothing twice")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<BTreeSet<T>, A::Error> {
            let mut set = BTreeSet::new();
            while let Some(item) = items.next_element()? {
                if set.last().is_some_and(|last| *last >= item) {
                    return Err(A::Error::invalid_value(Unexpected::Seq, &self));
                }
                set.insert(item);
            }
            Ok(set)
        }
    }

    short(deserializer.deserialize_seq(Ascending(PhantomData)))
}

/// Reads what a text names.
#[allow(clippy::missing_errors_doc, missing_docs, reason = "serde names it")]
pub fn text<'de, D: serde::Deserializer<'de>, T: FromStr<Err: fmt::Display>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Named<T>(PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Named<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    short(deserializer.deserialize_str(Named(PhantomData)))
}
