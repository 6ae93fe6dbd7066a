// Package model holds duban's nouns and their rules: plans, tasks, offices,
// deadlines, quotas, events, filters and progress. It is pure: it reads no
// file and no clock. Today, the user and the time of an event are arguments.
package model
