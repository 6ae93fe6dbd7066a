// Package early keeps the terminal from being asked about its background.
//
// Bubble Tea v1 asks in a package init, and so every command of a program that
// imports it waits for the answer: a round trip over SSH, and five seconds on
// a terminal that does not answer. Lip Gloss asks only as long as no program has
// set what the background is, so this package says it first. Go initialises
// packages whose imports are ready in the order of their paths: this one needs
// nothing but Lip Gloss and sorts before github.com/charmbracelet/bubbletea.
//
// Import it for its effect, in the package main. What it says is of no
// consequence where only the terminal's own sixteen colours are used.
package early

import "github.com/charmbracelet/lipgloss"

func init() {
	lipgloss.SetHasDarkBackground(true)
}
