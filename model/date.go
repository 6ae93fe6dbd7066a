package model

import (
	"bytes"
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the calendar, without a time or a zone. The zero Date
// means "no date". Deadlines are dates, and inclusive: a task due on the 20th
// is late from the 21st.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// China returns the time zone in which deadlines and the times of events are
// written, whatever the machine's own. It has had no daylight saving since 1992.
func China() *time.Location { return time.FixedZone("CST", 8*60*60) }

// DateOf returns the day on which t falls in China.
func DateOf(t time.Time) Date {
	year, month, day := t.In(China()).Date()
	return Date{year, month, day}
}

// NewDate returns the date, and false if the calendar has no such day.
func NewDate(year int, month time.Month, day int) (Date, bool) {
	d := Date{year, month, day}
	normal := d.midnight()
	if year < 1 || year > 9999 || normal.Month() != month || normal.Day() != day {
		return Date{}, false
	}
	return d, true
}

// ParseDate reads a date in the form 2021-11-20. An impossible day is an
// error.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	date, ok := NewDate(t.Date())
	if err != nil || !ok {
		return Date{}, &DateError{Text: text}
	}
	return date, nil
}

// EndOfMonth returns the last day of a month.
func EndOfMonth(year int, month time.Month) Date {
	return Date{year, month + 1, 0}.normal()
}

func (d Date) midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

func (d Date) normal() Date {
	year, month, day := d.midnight().Date()
	return Date{year, month, day}
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Before reports whether d is an earlier day than other.
func (d Date) Before(other Date) bool {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day)) < 0
}

// After reports whether d is a later day than other.
func (d Date) After(other Date) bool { return other.Before(d) }

// AddDays returns the day that is n days later, or earlier if n is negative.
func (d Date) AddDays(n int) Date { return Date{d.Year, d.Month, d.Day + n}.normal() }

// DaysUntil returns how many days other is after d; negative if it is before.
func (d Date) DaysUntil(other Date) int {
	const day = 24 * 60 * 60
	return int((other.midnight().Unix() - d.midnight().Unix()) / day)
}

// String returns the date in the form 2021-11-20, or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalJSON writes "2021-11-20", or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Date) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(bytes.Trim(data, `"`)))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
