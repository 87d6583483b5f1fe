use counterpoint::model::Word;

/// A sequence of numbers that decisions are read from; past its end every decision is the first.
#[derive(Clone, Debug)]
pub(crate) struct Tape {
    numbers: Vec<u32>,
    at: usize,
}

impl Tape {
    pub(crate) fn new(numbers: Vec<u32>) -> Self {
        Self { numbers, at: 0 }
    }

    /// A tape of so many numbers that look random (xorshift, Marsaglia 2003).
    pub(crate) fn seeded(seed: u64, length: usize) -> Self {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let next = |_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u32
        };
        Self::new((0..length).map(next).collect())
    }

    pub(crate) fn is_over(&self) -> bool {
        self.at >= self.numbers.len()
    }

    fn next(&mut self) -> u32 {
        let number = self.numbers.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        number
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit
    }

    pub(crate) fn count(&mut self, limit: u32) -> u32 {
        self.next() % limit
    }

    pub(crate) fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    /// Something, one time in three.
    pub(crate) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(3) == 2).then(|| make(self))
    }

    pub(crate) fn list<T>(&mut self, longest: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let length = self.below(longest + 1);
        (0..length).map(|_| make(self)).collect()
    }

    /// One of these, if there is any.
    pub(crate) fn one<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        match items.len() {
            0 => None,
            length => Some(items[self.below(length)].clone()),
        }
    }

    pub(crate) fn word<W: Word>(&mut self) -> W {
        W::ALL[self.below(W::ALL.len())]
    }

    /// A text, among them some that have broken other programs.
    pub(crate) fn text(&mut self) -> String {
        const TEXTS: [&str; 14] = [
            "Basket",
            "",
            " ",
            "basket service",
            "\"quoted\" \\ back / slash",
            "\u{0}\u{1}\u{1f}\u{7f}",
            "line\nline\r\n\ttab",
            "Σ 𝄞 e\u{301}",
            "\u{202e}desrever",
            "</script><img src=x onerror=alert(1)>",
            "__proto__",
            "null",
            "\u{feff}\u{2028}",
            "=1+1",
        ];
        TEXTS[self.below(TEXTS.len())].to_owned()
    }

    /// A finite number.
    pub(crate) fn number(&mut self) -> f64 {
        match self.below(6) {
            0 => f64::from(self.next() % 2000) - 1000.0,
            1 => f64::from(self.next()) / 1024.0,
            2 => 0.1 + 0.2,
            3 => f64::MAX,
            4 => f64::MIN_POSITIVE,
            _ => {
                let bits = u64::from(self.next()) << 32 | u64::from(self.next());
                Some(f64::from_bits(bits)).filter(|number| number.is_finite()).unwrap_or(-1.5)
            }
        }
    }
}
