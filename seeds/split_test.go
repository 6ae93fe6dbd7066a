package seeds_test

import (
	"duban/model"
	"duban/seeds"
)

// split returns the parts of a reading that most tests look at.
func split(reading seeds.Reading, err error) (*model.Plan, []model.Warning, error) {
	return reading.Plan, reading.Warnings, err
}
