package model

// QueryKey is the word before the colon of a term such as due:<2021-12.
type QueryKey string

// The keys of a search. QueryText is that of words without a key.
const (
	QueryText     QueryKey = ""
	QueryOffice   QueryKey = "office"   // names the office, or reaches it
	QueryLead     QueryKey = "lead"     // the office leads, by name
	QueryAssist   QueryKey = "assist"   // the office assists, by name
	QueryMissing  QueryKey = "missing"  // the office has not done its part
	QueryLeader   QueryKey = "leader"   // among Task.Leaders
	QueryPerson   QueryKey = "person"   // among Task.People
	QueryBy       QueryKey = "by"       // has changed the task
	QueryNote     QueryKey = "note"     // in a note
	QueryDue      QueryKey = "due"      // the deadline that holds
	QueryStatus   QueryKey = "status"   // see StatusFilter
	QueryCategory QueryKey = "category" // in the heading
	QuerySource   QueryKey = "source"   // in Task.Source
	QueryMonth    QueryKey = "month"    // due or counted in it, see Filter.Month
)

// QueryKeyNames are the names of a key.
type QueryKeyNames struct {
	Key     QueryKey
	Chinese []string // the first is the one to show
}

// QueryKeys returns all keys but QueryText, in the order in which they are explained.
func QueryKeys() []QueryKeyNames {
	return []QueryKeyNames{
		{QueryOffice, []string{"科室", "处室", "单位"}},
		{QueryLead, []string{"主办", "牵头"}},
		{QueryAssist, []string{"协办", "配合"}},
		{QueryMissing, []string{"未办", "未完成"}},
		{QueryLeader, []string{"责任领导", "分管领导", "领导"}},
		{QueryPerson, []string{"责任人", "联系人"}},
		{QueryBy, []string{"经手", "操作人", "改动人"}},
		{QueryNote, []string{"备注"}},
		{QueryDue, []string{"期限", "时限", "截止"}},
		{QueryStatus, []string{"状态"}},
		{QueryCategory, []string{"类别"}},
		{QuerySource, []string{"来源", "文号"}},
		{QueryMonth, []string{"月份"}},
	}
}

// ChineseName returns the name of a key in Chinese.
func (k QueryKey) ChineseName() string {
	for _, names := range QueryKeys() {
		if names.Key == k {
			return names.Chinese[0]
		}
	}
	return ""
}

// queryKey returns the key of a name; found is false if it is the name of none.
func queryKey(name string) (key QueryKey, found bool) {
	name = SearchText(name)
	for _, names := range QueryKeys() {
		if string(names.Key) == name {
			return names.Key, true
		}
		for _, chinese := range names.Chinese {
			if chinese == name {
				return names.Key, true
			}
		}
	}
	return QueryText, false
}

// StatusNames are the Chinese names of the status filters, and their names in JSON where
// those differ, which searches take too.
func StatusNames() map[string]StatusFilter {
	return map[string]StatusFilter{
		"未开始": StatusTodo, "进行中": StatusDoing, "已完成": StatusDone, "未完成": StatusOpen,
		"逾期": StatusOverdue, "临期": StatusSoon, "即将到期": StatusSoon, "落后": StatusBehind, "已中止": StatusCancelled,
		"待审核": StatusSubmitted, "超进度": StatusAhead, "due_soon": StatusSoon, "due-soon": StatusSoon,
	}
}
