package seeds_test

import (
	"testing"

	"duban/seeds"
)

// The title may be the second line of a letter's subject, or have two lines.
func TestTitle(t *testing.T) {
	for text, want := range map[string]string{
		"某县委办公室 某县政府办公室印发\n《某县2023年度任务分解表》的通知\n1.推进项目。（县发改局）\n2.推进招商。（县商务局）\n": "某县2023年度任务分解表",
		"政府工作报告\n重点任务分工方案\n1.推进项目。（县发改局）\n2.推进招商。（县商务局）\n":                     "政府工作报告重点任务分工方案",
	} {
		plan, _, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
		if err != nil || plan.Title != want {
			t.Errorf("title %q of %q, want %q; %v", plan.Title, text, want, err)
		}
	}
}

// The issuer may be in the line above the title.
func TestIssuer(t *testing.T) {
	for text, want := range map[string]string{
		"某县委办公室  某县政府办公室\n关于印发《某县2023年方案》的通知\n一、经济\n1.推进项目。（县发改局）\n2.推进招商。（县商务局）\n": "某县委办公室 某县政府办公室",
		"某区教育局\n2023年工作计划\n1.开展活动。（德育科）\n2.家访。（基教科）\n":                              "某区教育局",
		"某市交通运输局\n2024年安全生产工作要点分工方案\n1.开展检查。（法规科）\n2.整改。（安全科）\n":                    "某市交通运输局",
		"按照镇政府关于2023年的要求，制定计划。\n2023年工作计划\n1.开展活动。（德育科）\n2.家访。（基教科）\n":              "",
	} {
		plan, _, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
		if err != nil || plan.Issuer != want {
			t.Errorf("issuer %q of %q, want %q; %v", plan.Issuer, text, want, err)
		}
	}
}
