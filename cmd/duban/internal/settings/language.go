package settings

import (
	"slices"
	"strings"

	"duban/tui/words"
)

// Language decides before the command line is read, as help and the errors of reading
// it use that language too. The last one named counts; one that is unknown is refused
// in the language that would be used without it. The settings file comes before the locale.
func Language(getenv func(name string) string, args []string, file *File) words.Language {
	set, _ := file.Value(NameLanguage)
	wanted := []string{set, getenv("DUBAN_LANG")}
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, found := strings.CutPrefix(arg, "--lang="); found {
			wanted = append(wanted, value)
		} else if arg == "--lang" && i+1 < len(args) {
			wanted = append(wanted, args[i+1])
		}
	}
	for _, last := range slices.Backward(wanted) {
		switch language := words.Language(last); language {
		case words.Chinese, words.English:
			return language
		}
	}
	return localeLanguage(getenv)
}

// localeLanguage is Chinese unless the locale is that of another language. The
// locales C and POSIX are no language's.
func localeLanguage(getenv func(name string) string) words.Language {
	for _, variable := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := getenv(variable)
		if locale == "" {
			continue
		}
		language, _, _ := strings.Cut(locale, ".")
		language, _, _ = strings.Cut(language, "_")
		switch strings.ToLower(language) {
		case "c", "posix", "zh":
			return words.Chinese
		}
		return words.English
	}
	return words.Chinese
}
