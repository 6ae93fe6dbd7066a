package access

import "duban/tui/words"

func chinese() *Words {
	return &Words{
		Access: "管理共用机上的公钥：谁可以用、是什么角色",
		Add:    "给一个人的公钥一个角色", List: "列出公钥和角色", Revoke: "收回一个人的公钥", Role: "改一个人的角色",
		Log:     "列出谁用公钥连进来、做了什么、哪些被拒绝",
		AddLong: "在公钥文件里写一行强制命令，这把公钥只能用 duban，没有 shell。科室写全称，几个科室用逗号隔开。\n同一把公钥再加一次不会重复；其他行原样保留。",
		LogLong: "记录在台账旁边的「台账名.access」，有系统日志的同时写入系统日志。这个文件谁能改，见管理员手册。",
		KeyFlag: "公钥`文件`，如 id_ed25519.pub；- 表示从标准输入读取", RoleFlag: "`角色`：viewer、office:科室、editor、admin",
		KeysFlag:     "公钥`文件`的位置；不写时用 $DUBAN_KEYS，再用 /etc/ssh/duban_keys，没有它又不是 root 时用 ~/.ssh/authorized_keys",
		NameArgument: "名字", RoleArgument: "角色",
		NoKey: "不是公钥；请给出 .pub 文件，里面是 ssh-ed25519 AAAA... 这样的一行", PrivateKey: "这是私钥，不能给别人；请给出同名的 .pub 文件",
		ManyKeys: "里面不止一把公钥；请一把一把地加", WeakKey: "这种公钥太弱；请用 ssh-keygen -t ed25519 另做一把",
		NeedsKey: "请用 --key 给出公钥文件，- 表示从标准输入读取", NeedsRole: "请用 --role 写明角色：viewer、office:科室、editor、admin",
		KeyInUse:       "这把公钥已经是「%[1]s」的，角色 %[2]s，台账 %[3]s；要改角色请用 duban access role，要换人请先 duban access revoke",
		OtherRole:      "「%[1]s」已有一把公钥，角色是 %[2]s；一个人只有一个角色，请先用 duban access role 改",
		ForeignKey:     "%s 里已有这把公钥的另一行，不是 duban 写的，可能给了 shell；请先删掉那一行",
		LineByHand:     "%[1]s 第 %[2]d 行是手写的，改不了；请手工修改",
		OthersMayWrite: "%[1]s 除属主外还有人能改，那样谁都能给自己加角色；请先运行 chmod go-w %[2]s",
		NotFile:        "%s 不是普通文件；请用 --keys 给出公钥文件", NoRights: "没有权限改 %s；请用 root 运行，或用 --keys 给出自己的公钥文件",
		Failed: "不能读写 %[1]s：%[2]s",
		Added:  "已加上 %[1]s 的公钥，角色 %[2]s，指纹 %[3]s，写在 %[4]s", Same: "%[1]s 的这把公钥已经在了，角色 %[2]s，指纹 %[3]s，在 %[4]s，没有改动",
		Revoked: "已收回 %[1]s 的公钥 %[2]s，下次登录即被拒绝", RoleSet: "%[1]s 的角色已改为 %[2]s，下次登录起生效",
		StillIn:      "公钥 %[1]s 还能登录：%[2]s 第 %[3]d 行也是这把公钥；不该留的话请手工删掉那一行",
		OpenSessions: "已经连着的不受影响；要断开：pkill -f '%s'",
		NoKeys:       "%s 里没有 duban 的公钥；用 duban access add 加", NoLog: "还没有记录（%s）",
		InSystemLog: "台账在服务器上，访问记录在本机的系统日志里：journalctl -t duban",
		NotRecorded: "不能建立访问记录 %s；有台账以后再运行一次，或用有权限的账号运行",
		StreamOnly:  "从这里只能写 --key -，公钥从标准输入传入",
		Opened:      "连入", Ended: "结束", Refused: "拒绝", Changed: "改公钥", Status: "状态 %d", Dashboard: "看板",
		Columns:    [5]string{"名字", "角色", "类型", "指纹", "备注"},
		LogFlags:   LogFlags{By: "只列这个`名字`的", Key: "只列这个公钥`指纹`的", Since: "只列这一`天`及以后的", Until: "只列这一`天`及以前的", Refused: "只列被拒绝的"},
		BadRecords: words.Counted{One: "记录里有 %d 行不是 duban 写的，没有列出", Other: "记录里有 %d 行不是 duban 写的，没有列出"},
	}
}
