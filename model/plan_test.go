package model_test

import (
	"testing"

	"duban/model"
)

func TestCountCategories(t *testing.T) {
	plan := &model.Plan{Categories: []model.Category{{}, {Title: "更新"}, {Path: []string{"一、更新"}}}}
	if got := plan.CountCategories(); got != 2 {
		t.Errorf("%d categories, want 2: one has no heading", got)
	}
}
