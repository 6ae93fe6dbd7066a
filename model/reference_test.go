package model_test

import (
	"strings"
	"testing"

	"duban/model"
)

func TestReferences(t *testing.T) {
	tests := map[string]string{
		"": "", "没有": "", "〔2021〕": "", "〔2021〕号": "", "(21)3号": "", "2021年第3号": "", "〔2021]3号": "", "[2021]": "", "http://": "",
		"粤卫办〔2021〕12号":                  "粤卫办〔2021〕12号",
		"见粤卫办函[2021]12号，已转":             "粤卫办函[2021]12号",
		"根据国办公开办函（2019）60号文件":           "国办公开办函（2019）60号",
		"〔2021〕第7号":                     "〔2021〕第7号",
		"江卫〔2021〕1号和江卫〔2021〕2号":         "江卫〔2021〕1号 江卫〔2021〕2号",
		"江卫〔2021〕1号、江卫〔2021〕1号":         "江卫〔2021〕1号",
		"第一行\n江卫〔2021〕1号":               "江卫〔2021〕1号",
		"已发布：https://a.gov.cn/x?y=1#z。": "https://a.gov.cn/x?y=1#z",
		"(见 HTTP://a.gov.cn/x).":        "HTTP://a.gov.cn/x",
		"https://a.cn/b 江卫〔2021〕1号":     "https://a.cn/b 江卫〔2021〕1号",
		"https://a.cn/b，https://a.cn/b": "https://a.cn/b",
	}
	for text, want := range tests {
		var got []string
		for _, reference := range model.References(text) {
			got = append(got, reference.Text)
			isLink := strings.HasPrefix(strings.ToLower(reference.Text), "http")
			if isLink != (reference.Kind == model.ReferenceLink) {
				t.Errorf("%q is a %s", reference.Text, reference.Kind)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q refers to %q, want %q", text, got, want)
		}
	}
	for typed, want := range map[string]model.Rule{"江卫〔2021〕1号": "", " 江卫〔2021〕1号 ": "", "2021年第3期": model.RuleReference, "": model.RuleReference, "https://a.cn": model.RuleReference} {
		if _, err := model.DocumentNumber(typed); ruleOf(err) != want {
			t.Errorf("the document number %q: %v", typed, err)
		}
	}
	for typed, want := range map[string]model.Rule{"https://a.cn/b": "", "a.cn": model.RuleLink, "javascript:alert(1)": model.RuleLink, "https://a.cn b": model.RuleLink} {
		if _, err := model.Link(typed); ruleOf(err) != want {
			t.Errorf("the link %q: %v", typed, err)
		}
	}
}

// Each reference found is a part of the text.
func FuzzReferences(f *testing.F) {
	for _, text := range []string{"见粤卫办〔2021〕12号", "https://a.cn/b)。", "〔2021〕\xff12号", "(2021)9999999号", "http://http://(("} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, reference := range model.References(text) {
			if reference.Text == "" || !strings.Contains(text, reference.Text) {
				t.Errorf("%q is not in %q", reference.Text, text)
			}
		}
	})
}
