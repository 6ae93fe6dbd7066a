package draw

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
)

// sixteen are the first colours in the palettes of xterm and of the Linux console.
var sixteen = map[string][16][3]float64{
	"xterm": {
		{0, 0, 0},
		{205, 0, 0},
		{0, 205, 0},
		{205, 205, 0},
		{0, 0, 238},
		{205, 0, 205},
		{0, 205, 205},
		{229, 229, 229},
		{127, 127, 127},
		{255, 0, 0},
		{0, 255, 0},
		{255, 255, 0},
		{92, 92, 255},
		{255, 0, 255},
		{0, 255, 255},
		{255, 255, 255},
	},
	"linux": {
		{0, 0, 0},
		{170, 0, 0},
		{0, 170, 0},
		{170, 85, 0},
		{0, 0, 170},
		{170, 0, 170},
		{0, 170, 170},
		{170, 170, 170},
		{85, 85, 85},
		{255, 85, 85},
		{85, 255, 85},
		{255, 255, 85},
		{85, 85, 255},
		{255, 85, 255},
		{85, 255, 255},
		{255, 255, 255},
	},
}

// rgbOf returns a colour of the 256: of the first sixteen in a palette, of the others by
// xterm's cube and its grays, which no user changes.
func rgbOf(t *testing.T, palette, number string) [3]float64 {
	t.Helper()
	n, err := strconv.Atoi(number)
	if err != nil || n > 255 || (n < 16) != (palette != "") {
		t.Fatalf("%q can be changed by the user or is none", number)
	}
	if n < 16 {
		return sixteen[palette][n]
	}
	if n >= 232 {
		gray := float64(8 + 10*(n-232))
		return [3]float64{gray, gray, gray}
	}
	level := func(step int) float64 {
		if step == 0 {
			return 0
		}
		return float64(55 + 40*step)
	}
	n -= 16
	return [3]float64{level(n / 36), level(n / 6 % 6), level(n % 6)}
}

// luminance and contrast are defined in WCAG 2.
func luminance(rgb [3]float64) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := rgb[i] / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(a, b [3]float64) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// textColors are the colours in which a theme writes, by what they are for. Frames are no
// text.
func textColors(theme string, has256 bool) map[string]string {
	p := paletteOf(theme, has256)
	colors := map[string]string{"quiet": p.quiet, "accent": p.accent}
	values := reflect.ValueOf(p.tints)
	for i := range values.NumField() {
		colors[values.Type().Field(i).Name] = values.Field(i).String()
	}
	return colors
}

func TestEveryTextStandsOutFromItsGround(t *testing.T) {
	black, white := [3]float64{}, [3]float64{255, 255, 255}
	for theme, grounds := range map[string][][3]float64{
		ThemeDark:  {black, {0x1e, 0x1e, 0x1e}, {0x28, 0x2c, 0x34}},
		ThemeLight: {white, {0xfa, 0xfa, 0xfa}, {0xee, 0xee, 0xee}},
	} {
		for what, color := range textColors(theme, true) {
			for _, ground := range grounds {
				if got := contrast(rgbOf(t, "", color), ground); got < 4.5 {
					t.Errorf("%s: %s on %v has a contrast of %.1f", theme, what, ground, got)
				}
			}
		}
		frame := rgbOf(t, "", paletteOf(theme, true).frame)
		for _, ground := range grounds {
			if got := contrast(frame, ground); got < 3 {
				t.Errorf("%s: frames on %v have a contrast of %.1f", theme, ground, got)
			}
		}
		for palette := range sixteen {
			for what, color := range textColors(theme, false) {
				if color == "" {
					continue // the default foreground
				}
				if got := contrast(rgbOf(t, palette, color), grounds[0]); got < 4.5 {
					t.Errorf("%s, 16 colours of %s: %s has a contrast of %.1f", theme, palette, what, got)
				}
			}
		}
	}
}

// On a ground that is not known, only marks, bars and the frame of the focus have a colour.
func TestNoTextHasAColourOnAnUnknownGround(t *testing.T) {
	for _, has256 := range []bool{false, true} {
		theme := NewTheme(ThemeAuto, has256)
		for _, style := range []lipgloss.Style{
			theme.Quiet, theme.Accent, theme.Title, theme.Overdue, theme.DueSoon, theme.Behind, theme.Done, theme.Doing, theme.Text(theme.Marks.Done),
		} {
			if drawn := style.Render("x"); strings.Contains(drawn, "[3") || strings.Contains(drawn, ";3") {
				t.Errorf("256 colours %t: %q", has256, drawn)
			}
		}
		if drawn := theme.Marks.Overdue.Render("x"); !strings.Contains(drawn, "[31m") {
			t.Errorf("a mark is %q", drawn)
		}
	}
}

// What is drawn is what was chosen: 256 colours only where the terminal has them.
func TestThemesAreDrawn(t *testing.T) {
	for _, c := range []struct {
		theme  string
		has256 bool
		text   string
		mark   string
	}{
		{ThemeDark, true, "38;5;210", "38;5;210"},
		{ThemeLight, true, "38;5;124", "38;5;124"},
		{ThemeDark, false, "91", "91"},
		{ThemeLight, false, "31", "31"},
		{ThemeAuto, true, "1", "31"},
		{ThemeColor, false, "1", "31"},
		{ThemeMono, true, "1", "1"},
	} {
		theme := NewTheme(c.theme, c.has256)
		for style, want := range map[string]string{theme.Overdue.Render("x"): c.text, theme.Marks.Overdue.Render("x"): c.mark} {
			if !strings.HasPrefix(style, fmt.Sprintf("\x1b[%sm", want)) {
				t.Errorf("%s, 256 colours %t: %q, want %s", c.theme, c.has256, style, want)
			}
		}
	}
	if got := lipgloss.Width(NewTheme(ThemeLight, true).Accent.Render("督办")); got != 4 {
		t.Errorf("%d columns wide", got)
	}
}

func TestThemeOfGround(t *testing.T) {
	for variable, want := range map[string]string{
		"15;0": ThemeDark, "0;15": ThemeLight, "15;default;0": ThemeDark, "0;default;7": ThemeLight, "7;8": ThemeDark, "0;11": ThemeLight,
		"": ThemeAuto, "0": ThemeAuto, "15;default": ThemeAuto, "0;16": ThemeAuto, "0;-1": ThemeAuto,
	} {
		if got := ThemeOfGround(variable); got != want {
			t.Errorf("%q: %s", variable, got)
		}
	}
	for term, want := range map[string]bool{"xterm-256color": true, "tmux-256color": true, "xterm": false, "linux": false, "": false} {
		if got := Has256Colors(term, ""); got != want {
			t.Errorf("%q: %t", term, got)
		}
	}
	if !Has256Colors("xterm", "truecolor") {
		t.Error("true colours are fewer than 256")
	}
}
