package words

// Errors is how failures are told: one line that says what, which, and what to
// do.
type Errors struct{}

func chineseErrors() Errors { return Errors{} }

func englishErrors() Errors { return Errors{} }
