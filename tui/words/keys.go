package words

import (
	"reflect"
	"slices"
	"strings"
)

// WithKeys returns the words with the key of each action in the place of its name in braces,
// as in "{undo} undoes". Only these parts have such names.
func (w *Words) WithKeys(key func(action string) string) *Words {
	filled := *w
	for _, part := range []any{&filled.Screen, &filled.FollowUp, &filled.NotUndoable, &filled.Papers} {
		fillKeys(reflect.ValueOf(part).Elem(), key)
	}
	return &filled
}

func fillKeys(v reflect.Value, key func(action string) string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fillKeys(v.Field(i), key)
			}
		}
	case reflect.Slice:
		if texts, isTexts := v.Interface().([]string); isTexts {
			v.Set(reflect.ValueOf(slices.Clone(texts)))
			for i := range texts {
				fillKeys(v.Index(i), key)
			}
		}
	case reflect.String:
		text := v.String()
		if strings.Contains(text, "%") { // a format, in which the key % is written twice
			v.SetString(FillKeys(text, func(action string) string { return strings.ReplaceAll(key(action), "%", "%%") }))
			return
		}
		v.SetString(FillKeys(text, key))
	}
}

// FillKeys returns one text so.
func FillKeys(text string, key func(action string) string) string {
	before, rest, _ := strings.Cut(text, "{")
	name, after, found := strings.Cut(rest, "}")
	if !found {
		return text
	}
	return before + key(name) + FillKeys(after, key)
}
