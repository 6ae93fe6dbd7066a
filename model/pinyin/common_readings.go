package pinyin

// commonReadings holds the characters common in plans and names of offices
// for which the dictionary gives, beside the readings of today, archaic ones
// and those of a surname: 部 as pou, 市 as fu, 区 as ou. Without this list they
// would be found by letters that no reader expects.
const commonReadings = `
	区:qu 市:shi 省:sheng,xing 部:bu 单:dan 位:wei 任:ren 信:xin 事:shi 机:ji
	划:hua 控:kong 察:cha 查:cha 核:he 重:zhong,chong 行:xing,hang 解:jie
	化:hua 体:ti 育:yu 幼:you 青:qing 团:tuan 校:xiao,jiao 税:shui 食:shi 餐:can
	广:guang 巡:xun 游:you 招:zhao 投:tou 车:che 服:fu 综:zong 合:he 内:nei 勤:qin
	离:li 干:gan 参:can,shen 度:du 大:da,dai 和:he 方:fang 件:jian 式:shi
	有:you 期:qi 提:ti,di 增:zeng 完:wan 台:tai 月:yue 以:yi 不:bu 平:ping 达:da
	前:qian 接:jie 共:gong 告:gao 格:ge 众:zhong 注:zhu 需:xu 涉:she 容:rong 员:yuan
	已:yi 培:pei 列:lie 印:yin 果:guo 言:yan 助:zhu 至:zhi 家:jia 价:jia 精:jing 积:ji
	能:neng 底:di 例:li 措:cuo 次:ci 予:yu 于:yu 登:deng 年:nian 立:li 读:du 强:qiang
	落:luo 司:si 施:shi 支:zhi 居:ju 受:shou 承:cheng 声:sheng 个:ge 促:cu 派:pai 其:qi
`
