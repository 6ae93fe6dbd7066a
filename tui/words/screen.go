package words

// Screen is what the dashboard says.
type Screen struct{}

func chineseScreen() Screen { return Screen{} }

func englishScreen() Screen { return Screen{} }
