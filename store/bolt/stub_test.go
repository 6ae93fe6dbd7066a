package bolt_test

func playVisit(args []string) error   { return nil }
func playFull(args []string) error    { return nil }
func playMounted(args []string) error { return nil }
