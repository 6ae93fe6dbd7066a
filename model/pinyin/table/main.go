// Command table writes the readings of Chinese characters, which duban/model/pinyin
// carries, from the dictionary of go-pinyin: a line for each character, in the order of
// the characters.
package main

import (
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	dictionary "github.com/mozillazg/go-pinyin"
)

const head = `# The readings of Chinese characters, written by "go generate ./model/pinyin" from the
# dictionary of github.com/mozillazg/go-pinyin, which has this licence:
#
# The MIT License (MIT)
#
# Copyright (c) 2016 mozillazg
#
# Permission is hereby granted, free of charge, to any person obtaining a copy
# of this software and associated documentation files (the "Software"), to deal
# in the Software without restriction, including without limitation the rights
# to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
# copies of the Software, and to permit persons to whom the Software is
# furnished to do so, subject to the following conditions:
#
# The above copyright notice and this permission notice shall be included in all
# copies or substantial portions of the Software.
#
# THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
# IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
# FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
# AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
# LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
# OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
# SOFTWARE.
`

func main() {
	if err := os.WriteFile(os.Args[1], []byte(table()), 0o644); err != nil { //nolint:gosec // a file of the sources
		log.Fatal(err)
	}
}

// table returns the file.
func table() string {
	characters := make([]int, 0, len(dictionary.PinyinDict))
	for character := range dictionary.PinyinDict {
		characters = append(characters, character)
	}
	slices.Sort(characters)
	var out strings.Builder
	out.WriteString(head)
	for _, character := range characters {
		if readings := readingsOf(rune(character)); len(readings) > 0 {
			fmt.Fprintf(&out, "%c:%s\n", character, strings.Join(readings, ","))
		}
	}
	return out.String()
}

// readingsOf returns a character's readings without tones, ü as v.
func readingsOf(character rune) []string {
	style := dictionary.Args{Style: dictionary.Normal, Heteronym: true}
	return slices.DeleteFunc(dictionary.SinglePinyin(character, style), func(reading string) bool {
		return reading == "" || strings.ContainsFunc(reading, func(r rune) bool { return r < 'a' || r > 'z' })
	})
}
