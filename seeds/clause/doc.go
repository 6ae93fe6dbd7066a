// Package clause reads the cells and clauses of an outline as offices, people, dates
// and quotas of tasks.
package clause
