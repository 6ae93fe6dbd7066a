package words

// Commands is what the commands say.
type Commands struct{}

func chineseCommands() Commands { return Commands{} }

func englishCommands() Commands { return Commands{} }
