package text

// Completion has the text of completion.
type Completion struct{ Help, Long string }

func chineseCompletion() Completion {
	return Completion{
		Help: "输出 shell 的补全脚本：命令、选项，以及台账里的任务、科室、方案、类别",
		Long: "中文可用拼音或首字母补全（fish 只补开头相同的）。\n" +
			"bash：在 ~/.bashrc 里写 source <(duban completion bash)\n" +
			"zsh：在 ~/.zshrc 里 compinit 之后写 source <(duban completion zsh)\n" +
			"fish：duban completion fish > ~/.config/fish/completions/duban.fish\n" +
			"PowerShell：在 $PROFILE 里写 duban completion powershell | Out-String | Invoke-Expression",
	}
}

func englishCompletion() Completion {
	return Completion{
		Help: "print shell completions: commands, flags, and the ledger's tasks, offices, plans and categories",
		Long: "Chinese is completed from pinyin or its initials too (fish completes only what begins alike).\n" +
			"bash: put source <(duban completion bash) in ~/.bashrc\n" +
			"zsh: put source <(duban completion zsh) in ~/.zshrc, after compinit\n" +
			"fish: duban completion fish > ~/.config/fish/completions/duban.fish\n" +
			"PowerShell: put duban completion powershell | Out-String | Invoke-Expression in $PROFILE",
	}
}
