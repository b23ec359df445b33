// SPDX-License-Identifier: EUPL-1.2
#include "keys.h"
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

/* In the order in which hints and help show them: a context's own first, then the frame's. */
const struct binding key_bindings[] = {
	/* home */
	{K_ENTER, 0, N_("Enter"), CTX_HOME, ACT_OPEN, B_HINT, N_("open")},
	{'a', 0, "a", CTX_HOME, ACT_ADD, B_HINT, N_("add")},
	{'p', 0, "p", CTX_HOME, ACT_DOSSIER, B_HINT, N_("dossier of the meeting")},
	{'b', 0, "b", CTX_HOME, ACT_BRIEF, B_HINT, N_("15 minutes before")},
	{'g', 0, "g", CTX_HOME, ACT_MONTH, B_HINT, N_("calendar")},
	{'h', 0, "h", CTX_HOME, ACT_HISTORY, 0, N_("history")},

	/* guide */
	{K_LEFT, 0, "←", CTX_GUIDE, ACT_OUTLINE, B_HINT, N_("contents")},
	{K_ENTER, 0, N_("Enter"), CTX_GUIDE, ACT_OPEN, B_HINT, N_("read")},
	{K_ENTER, 0, N_("Enter"), CTX_GUIDE, ACT_FIELD, B_HINT | B_TYPED, N_("it is typed")},
	{K_ESC, 0, N_("Esc"), CTX_GUIDE, ACT_BACK, B_HINT | B_TYPED, N_("close")},
	{'1', '9', "1-9", CTX_GUIDE, ACT_LINK, B_HINT, N_("link")},
	{'0', 0, NULL, CTX_GUIDE, ACT_LINK, B_QUIET, NULL},
	{'t', 0, "t", CTX_GUIDE, ACT_TABS, B_HINT, N_("tabs")},
	{'g', 0, "g", CTX_GUIDE, ACT_WORD, B_HINT, N_("glossary word")},
	{'m', 0, "m", CTX_GUIDE, ACT_BOOKMARK, B_HINT, N_("bookmark")},
	{'b', 0, "b", CTX_GUIDE, ACT_TRAIL, B_HINT, N_("back")},
	{'v', 0, "v", CTX_GUIDE, ACT_FORWARD, B_HINT, N_("forward")},
	{' ', 0, N_("Space"), CTX_GUIDE, ACT_TICK, B_HINT, N_("tick the box")},
	{'z', 0, "z", CTX_GUIDE, ACT_CLEAR, 0, N_("untick all the boxes")},
	{'c', 0, "c", CTX_GUIDE, ACT_FOR_MEETING, 0, N_("for a meeting, a mandate")},
	{'d', 0, "d", CTX_GUIDE, ACT_REMOVE, B_HINT, N_("take off")},
	{K_DELETE, 0, NULL, CTX_GUIDE, ACT_REMOVE, B_QUIET, NULL},
	{'e', 0, "e", CTX_GUIDE, ACT_EXPORT, B_HINT, N_("export")},
	{'/', 0, "/", CTX_GUIDE, ACT_FIND, B_HINT, N_("find in the page")},
	{'n', 0, "n", CTX_GUIDE, ACT_FIND_NEXT, B_HINT, N_("next match")},
	{'N', 0, "N", CTX_GUIDE, ACT_FIND_PREVIOUS, 0, N_("previous match")},
	{'n', 0, "n", CTX_GUIDE, ACT_NOTE, B_HINT, N_("write a note")},

	/* a document made from the journal */
	{K_ENTER, 0, N_("Enter"), CTX_PAPER, ACT_CONFIRM, B_HINT, N_("go on")},
	{K_PAGE_DOWN, 0, N_("PgDn"), CTX_PAPER, ACT_PAGE_DOWN, B_HINT, N_("more")},
	{'x', 0, "x", CTX_PAPER, ACT_EXPORT, B_HINT, N_("export or print")},
	{K_RIGHT, 0, "←→", CTX_PAPER, ACT_RIGHT, B_HINT, N_("other year")},
	{K_LEFT, 0, NULL, CTX_PAPER, ACT_LEFT, B_QUIET, NULL},
	{K_ENTER, 0, N_("Enter"), CTX_PAPER, ACT_OPEN, B_HINT, N_("open")},
	{'1', '9', "1-9", CTX_PAPER, ACT_LINK, B_HINT, N_("link")},
	{'0', 0, NULL, CTX_PAPER, ACT_LINK, B_QUIET, NULL},
	{'t', 0, "t", CTX_PAPER, ACT_TABS, 0, N_("tabs")},
	{'g', 0, "g", CTX_PAPER, ACT_WORD, 0, N_("glossary word")},

	/* lists, one record, forms */
	{K_ENTER, 0, N_("Enter"), CTX_LIST, ACT_OPEN, B_HINT, N_("open")},
	{K_ENTER, 0, N_("Enter"), CTX_LIST, ACT_BEGIN, B_HINT, N_("begin")},
	{' ', 0, N_("Space"), CTX_LIST, ACT_TICK, 0, N_("tick, to act on several")},
	{'y', 0, "y", CTX_LIST, ACT_DONE_TICKED, B_HINT, N_("mark them done")},
	{'y', 0, "y", CTX_LIST, ACT_REOPEN_TICKED, B_HINT, N_("to do again, all of them")},
	{'j', 0, "j", CTX_LIST, ACT_RECEIPTS_TICKED, 0, N_("their receipts")},
	{'x', 0, "x", CTX_LIST, ACT_EXPORT_TICKED, B_HINT, N_("export them")},
	{'d', 0, "d", CTX_LIST, ACT_REMOVE_TICKED, B_HINT, N_("delete them")},
	{K_DELETE, 0, NULL, CTX_LIST, ACT_REMOVE_TICKED, B_QUIET, NULL},
	{'a', 0, "a", CTX_LIST, ACT_ADD, B_HINT, N_("add")},
	{'e', 0, "e", CTX_LIST, ACT_EDIT, B_HINT, N_("edit")},
	{'y', 0, "y", CTX_LIST, ACT_DONE, B_HINT, N_("mark done")},
	{'y', 0, "y", CTX_LIST, ACT_REOPEN, B_HINT, N_("to do again")},
	{'c', 0, "c", CTX_LIST, ACT_SAME_CPTS, 0, N_("this CPTS, or all")},
	{'m', 0, "m", CTX_LIST, ACT_SAME_MEETING, 0, N_("this meeting, or all")},
	{'p', 0, "p", CTX_LIST, ACT_DOSSIER, B_HINT, N_("dossier")},
	{'n', 0, "n", CTX_LIST, ACT_REPEAT, B_HINT, N_("the next one like it")},
	{'g', 0, "g", CTX_LIST, ACT_MONTH, B_HINT, N_("calendar")},
	{'f', 0, "f", CTX_LIST, ACT_FILTER, B_HINT, N_("filter")},
	{'s', 0, "s", CTX_LIST, ACT_SORT, B_HINT, N_("sort")},
	{K_RIGHT, 0, "←→", CTX_LIST, ACT_RIGHT, B_HINT, N_("other lists")},
	{K_ESC, 0, N_("Esc"), CTX_LIST, ACT_CLEAR, B_HINT, N_("untick all")},
	{'x', 0, "x", CTX_LIST, ACT_EXPORT, B_HINT, N_("export")},
	{'d', 0, "d", CTX_LIST, ACT_REMOVE, B_HINT, N_("delete")},
	{'n', 0, "n", CTX_LIST, ACT_CLAIM, B_HINT, N_("draw up a claim")},
	{'c', 0, "c", CTX_LIST, ACT_FIGURES, 0, N_("figures of the year")},
	{'b', 0, "b", CTX_LIST, ACT_WAIVED, 0, N_("expenses given up")},
	{'m', 0, "m", CTX_LIST, ACT_UNCLAIMED, 0, N_("unclaimed meetings")},
	{'j', 0, "j", CTX_LIST, ACT_RECEIPT_STATE, 0, N_("state of the receipt")},
	{'l', 0, "l", CTX_LIST, ACT_REMIND, 0, N_("reminder letter")},
	{'g', 0, "g", CTX_LIST, ACT_RECEIPTS, B_HINT, N_("several receipts")},
	{'v', 0, "v", CTX_LIST, ACT_UNPRICED, 0, N_("amounts to compute")},
	{'i', 0, "i", CTX_LIST, ACT_IMPORT, B_HINT, N_("import")},
	{K_DELETE, 0, NULL, CTX_LIST, ACT_REMOVE, B_QUIET, NULL},
	{K_ENTER, 0, N_("Enter"), CTX_DETAIL, ACT_OPEN, B_HINT, N_("open")},
	{K_ENTER, 0, N_("Enter"), CTX_DETAIL, ACT_OPEN, B_HINT | B_TYPED, N_("keep, and the next one")},
	{K_ESC, 0, N_("Esc"), CTX_DETAIL, ACT_BACK, B_HINT | B_TYPED, N_("end")},
	{'1', '9', "1-9", CTX_DETAIL, ACT_LINK, B_HINT, N_("door")},
	{'0', 0, NULL, CTX_DETAIL, ACT_LINK, B_QUIET, NULL},
	{'a', 0, "a", CTX_DETAIL, ACT_ADD, B_HINT, N_("add")},
	{'c', 0, "c", CTX_DETAIL, ACT_MINUTES, B_HINT, N_("note the meeting")},
	{'z', 0, "z", CTX_DETAIL, ACT_CLOSE_MEETING, 0, N_("close the meeting")},
	{'l', 0, "l", CTX_DETAIL, ACT_ADD_LINKED, 0, N_("add something else")},
	{'e', 0, "e", CTX_DETAIL, ACT_EDIT, B_HINT, N_("edit")},
	{'y', 0, "y", CTX_DETAIL, ACT_DONE, B_HINT, N_("mark done")},
	{'y', 0, "y", CTX_DETAIL, ACT_REOPEN, B_HINT, N_("to do again")},
	{'p', 0, "p", CTX_DETAIL, ACT_DOSSIER, B_HINT, N_("dossier")},
	{'b', 0, "b", CTX_DETAIL, ACT_BRIEF, 0, N_("15 minutes before")},
	{'n', 0, "n", CTX_DETAIL, ACT_REPEAT, 0, N_("the next one like it")},
	{'k', 0, "k", CTX_DETAIL, ACT_CHECKLISTS, 0, N_("its checklists")},
	{'m', 0, "m", CTX_DETAIL, ACT_MOVE, B_HINT, N_("move")},
	{K_UP, 0, "↑↓", CTX_DETAIL, ACT_CARRY_UP, B_HINT, N_("move the line")},
	{K_DOWN, 0, NULL, CTX_DETAIL, ACT_CARRY_DOWN, B_QUIET, NULL},
	{K_ENTER, 0, N_("Enter"), CTX_DETAIL, ACT_PUT_DOWN, B_HINT, N_("put it down")},
	{K_ESC, 0, N_("Esc"), CTX_DETAIL, ACT_PUT_DOWN, 0, N_("put it down")},
	{'s', 0, "s", CTX_DETAIL, ACT_STATE, B_HINT, N_("asked, answered…")},
	{'h', 0, "h", CTX_DETAIL, ACT_TOPIC, B_HINT, N_("topic")},
	{'v', 0, "v", CTX_DETAIL, ACT_TAKE_UP, B_HINT, N_("take up")},
	{'o', 0, "o", CTX_DETAIL, ACT_OUTCOME, 0, N_("outcome")},
	{'i', 0, "i", CTX_DETAIL, ACT_INVOLVE, 0, N_("involvement")},
	{'x', 0, "x", CTX_DETAIL, ACT_DOCUMENTS, B_HINT, N_("documents")},
	{'t', 0, "t", CTX_DETAIL, ACT_TABS, 0, N_("tabs")},
	{'f', 0, "f", CTX_DETAIL, ACT_TRIP, B_HINT, N_("travel expenses")},
	{'s', 0, "s", CTX_DETAIL, ACT_NO_EXPENSE, 0, N_("no expenses for it")},
	{'j', 0, "j", CTX_DETAIL, ACT_RECEIPT_STATE, B_HINT, N_("state of the receipt")},
	{'p', 0, "p", CTX_DETAIL, ACT_ATTACH, B_HINT, N_("attach the receipt")},
	{'s', 0, "s", CTX_DETAIL, ACT_SPLIT, B_HINT, N_("share between payers")},
	{'g', 0, "g", CTX_DETAIL, ACT_RECEIPTS, 0, N_("several receipts")},
	{'d', 0, "d", CTX_DETAIL, ACT_REMOVE, 0, N_("delete")},
	{K_DELETE, 0, NULL, CTX_DETAIL, ACT_REMOVE, B_QUIET, NULL},
	{'w', 0, "w", CTX_DETAIL, ACT_LEVEL, B_HINT, N_("participation")},
	{'v', 0, "v", CTX_DETAIL, ACT_ASSESS, B_HINT, N_("assess")},
	{'n', 0, "n", CTX_DETAIL, ACT_ANSWERS, B_HINT, N_("answers of an inhabitant")},
	{K_ENTER, 0, N_("Enter"), CTX_FORM, ACT_OPEN, B_HINT | B_TEXT, N_("next")},
	{K_ENTER, 0, N_("Enter"), CTX_FORM, ACT_CHOOSE, B_HINT | B_TEXT, N_("choose")},
	{K_ENTER, 0, N_("Enter"), CTX_FORM, ACT_WRITE, B_HINT | B_TEXT, N_("write")},
	{K_ENTER, 0, N_("Enter"), CTX_FORM, ACT_CONFIRM, B_HINT | B_TEXT, N_("confirm")},
	{K_ENTER, 0, N_("Enter"), CTX_FORM, ACT_PRESS, B_HINT | B_TEXT, N_("do it")},
	{K_F2, 0, "F2", CTX_FORM, ACT_SAVE, B_HINT | B_TEXT, N_("save")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_FORM, ACT_SAVE, B_TEXT | B_QUIET, NULL},
	{K_F6, 0, "F6", CTX_FORM, ACT_SAVE_NEXT, B_HINT | B_TEXT, N_("save and next")},
	{K_CTRL('n'), 0, N_("Ctrl+N"), CTX_FORM, ACT_SAVE_NEXT, B_TEXT | B_QUIET, NULL},
	{K_F4, 0, "F4", CTX_FORM, ACT_CALENDAR, B_HINT | B_TEXT, N_("choices")},
	{K_CTRL('k'), 0, N_("Ctrl+K"), CTX_FORM, ACT_CALENDAR, B_TEXT | B_QUIET, NULL},
	{K_ESC, 0, N_("Esc"), CTX_FORM, ACT_BACK, B_HINT | B_TEXT, N_("close")},
	{K_ENTER, 0, N_("Enter"), CTX_IMPORT, ACT_OPEN, B_HINT, N_("choose")},
	{K_PAGE_DOWN, 0, N_("PgDn"), CTX_IMPORT, ACT_PAGE_DOWN, B_HINT, N_("more")},
	{K_ESC, 0, N_("Esc"), CTX_IMPORT, ACT_BACK, B_HINT, N_("close")},
	{K_F2, 0, "F2", CTX_DECODE, ACT_SAVE, B_HINT | B_TEXT, N_("explain")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_DECODE, ACT_SAVE, B_TEXT | B_QUIET, NULL},
	{K_ESC, 0, N_("Esc"), CTX_DECODE, ACT_BACK, B_HINT | B_TEXT, N_("close, the text stays")},
	{K_ENTER, 0, N_("Enter"), CTX_SETTINGS, ACT_OPEN, B_HINT, N_("change")},
	{K_ESC, 0, N_("Esc"), CTX_SETTINGS, ACT_BACK, B_HINT, N_("close")},
	{K_UP, 0, "↑↓", CTX_WELCOME, ACT_UP, B_HINT, N_("choose")},
	{K_ENTER, 0, N_("Enter"), CTX_WELCOME, ACT_OPEN, B_HINT, N_("open")},
	{K_ESC, 0, N_("Esc"), CTX_WELCOME, ACT_BACK, B_HINT, N_("later")},
	{' ', 0, N_("Space"), CTX_TICKS, ACT_TICK, B_HINT, N_("tick or untick")},
	{K_ENTER, 0, N_("Enter"), CTX_TICKS, ACT_OPEN, B_HINT, N_("do it")},
	{K_ESC, 0, N_("Esc"), CTX_TICKS, ACT_BACK, B_HINT, N_("close")},
	{K_ENTER, 0, N_("Enter"), CTX_HISTORY, ACT_OPEN, B_HINT, N_("undo back to here")},
	{K_ENTER, 0, N_("Enter"), CTX_HISTORY, ACT_CONFIRM, B_HINT, N_("do again up to here")},
	{K_ESC, 0, N_("Esc"), CTX_HISTORY, ACT_BACK, B_HINT, N_("close")},
	{K_ESC, 0, N_("Esc"), CTX_EDITOR, ACT_BACK, B_HINT | B_TEXT, N_("back to the form")},
	{K_F2, 0, "F2", CTX_EDITOR, ACT_SAVE, B_HINT | B_TEXT, N_("save")},
	{K_CTRL('s'), 0, NULL, CTX_EDITOR, ACT_SAVE, B_TEXT | B_QUIET, NULL},
	{K_CTRL('z'), 0, N_("Ctrl+Z"), CTX_EDITOR, ACT_FIELD, B_HINT | B_TEXT, N_("undo")},
	{K_CTRL('y'), 0, N_("Ctrl+Y"), CTX_EDITOR, ACT_FIELD, B_TEXT, N_("redo")},
	{K_RIGHT, 0, N_("Shift+→"), CTX_EDITOR, ACT_FIELD, B_TEXT | B_SHIFT, N_("select")},
	{K_CTRL('a'), 0, N_("Ctrl+A"), CTX_EDITOR, ACT_FIELD, B_TEXT, N_("select everything")},
	{K_CTRL('c'), 0, N_("Ctrl+C"), CTX_EDITOR, ACT_FIELD, B_TEXT, N_("copy")},
	{K_CTRL('x'), 0, N_("Ctrl+X"), CTX_EDITOR, ACT_FIELD, B_TEXT, N_("cut")},
	{K_CTRL('v'), 0, N_("Ctrl+V"), CTX_EDITOR, ACT_FIELD, B_TEXT, N_("paste")},

	/* a few lines to tick or to act on */
	{K_ENTER, 0, N_("Enter"), CTX_SHEET, ACT_TRIP, B_HINT, N_("note the trip")},
	{'s', 0, "s", CTX_SHEET, ACT_NO_EXPENSE, B_HINT, N_("no expenses for it")},
	{'v', 0, "v", CTX_SHEET, ACT_OPEN, B_HINT, N_("see the meeting")},
	{K_ENTER, 0, N_("Enter"), CTX_SHEET, ACT_OPEN_LINE, B_HINT, N_("open the line")},
	{'t', 0, "t", CTX_SHEET, ACT_SUBMIT, B_HINT, N_("check, note it as sent")},
	{'a', 0, "a", CTX_SHEET, ACT_ACCEPT, B_HINT, N_("accepted")},
	{'p', 0, "p", CTX_SHEET, ACT_ACCEPT_PART, B_HINT, N_("in part")},
	{'f', 0, "f", CTX_SHEET, ACT_REFUSE, B_HINT, N_("refused")},
	{'y', 0, "y", CTX_SHEET, ACT_PAY, B_HINT, N_("paid")},
	{'b', 0, "b", CTX_SHEET, ACT_WAIVE, B_HINT, N_("give up")},
	{'n', 0, "n", CTX_SHEET, ACT_AGAIN, B_HINT, N_("send refused lines again")},
	{'c', 0, "c", CTX_SHEET, ACT_CLOSE, B_HINT, N_("close it")},
	{'s', 0, "s", CTX_SHEET, ACT_STATE, B_HINT, N_("state")},
	{K_F2, 0, "F2", CTX_SHEET, ACT_SAVE, B_HINT, N_("draw up the claim")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_SHEET, ACT_SAVE, B_QUIET, NULL},
	{K_F2, 0, "F2", CTX_SHEET, ACT_SEND, B_HINT, N_("note that it is sent")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_SHEET, ACT_SEND, B_QUIET, NULL},
	{K_F2, 0, "F2", CTX_SHEET, ACT_KEEP, B_HINT, N_("keep")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_SHEET, ACT_KEEP, B_QUIET, NULL},
	{K_F2, 0, "F2", CTX_SHEET, ACT_WRITE_FILE, B_HINT, N_("write")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_SHEET, ACT_WRITE_FILE, B_QUIET, NULL},
	{K_ENTER, 0, N_("Enter"), CTX_SHEET, ACT_CONFIRM, B_HINT, N_("go on")},
	{K_F2, 0, "F2", CTX_SHEET, ACT_UNPRICED, B_HINT, N_("compute them")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_SHEET, ACT_UNPRICED, B_QUIET, NULL},
	{K_F2, 0, "F2", CTX_SHEET, ACT_ERASE, B_HINT, N_("erase for good")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_SHEET, ACT_ERASE, B_QUIET, NULL},
	{K_ENTER, 0, N_("Enter"), CTX_SHEET, ACT_CORRECT, B_HINT, N_("correct")},
	{K_ENTER, 0, N_("Enter"), CTX_SHEET, ACT_CHOOSE, B_HINT, N_("choose")},
	{'0', '9', "0-9", CTX_SHEET, ACT_LINK, 0, N_("type amount or date")},
	{' ', 0, N_("Space"), CTX_SHEET, ACT_TICK, B_HINT, N_("tick")},
	{'t', 0, "t", CTX_SHEET, ACT_ALL, B_HINT, N_("tick all or none")},
	{'l', 0, "l", CTX_SHEET, ACT_READ, B_HINT, N_("read it first")},
	{'x', 0, "x", CTX_SHEET, ACT_EXPORT, B_HINT, N_("documents")},
	{'e', 0, "e", CTX_SHEET, ACT_EDIT, B_HINT, N_("edit")},
	{'d', 0, "d", CTX_SHEET, ACT_REMOVE, B_HINT, N_("take out")},
	{K_DELETE, 0, NULL, CTX_SHEET, ACT_REMOVE, B_QUIET, NULL},
	{'d', 0, "d", CTX_SHEET, ACT_DELETE, B_HINT, N_("delete the claim")},
	{K_DELETE, 0, NULL, CTX_SHEET, ACT_DELETE, B_QUIET, NULL},

	/* several receipts in a row */
	{K_ENTER, 0, N_("Enter"), CTX_RECEIPTS, ACT_OPEN, B_HINT | B_TEXT, N_("next")},
	{K_ENTER, 0, N_("Enter"), CTX_RECEIPTS, ACT_CHOOSE, B_HINT | B_TEXT, N_("choose")},
	{K_ENTER, 0, N_("Enter"), CTX_RECEIPTS, ACT_CONFIRM, B_HINT | B_TEXT, N_("confirm")},
	{K_ENTER, 0, N_("Enter"), CTX_RECEIPTS, ACT_PRESS, B_HINT | B_TEXT, N_("keep, and the next one")},
	{K_F2, 0, "F2", CTX_RECEIPTS, ACT_SAVE, B_HINT | B_TEXT, N_("keep the line")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_RECEIPTS, ACT_SAVE, B_TEXT | B_QUIET, NULL},
	{K_F6, 0, NULL, CTX_RECEIPTS, ACT_SAVE, B_TEXT | B_QUIET, NULL},
	{K_F4, 0, "F4", CTX_RECEIPTS, ACT_CALENDAR, B_HINT | B_TEXT, N_("choices")},
	{K_CTRL('k'), 0, N_("Ctrl+K"), CTX_RECEIPTS, ACT_CALENDAR, B_TEXT | B_QUIET, NULL},
	{K_F8, 0, "F8", CTX_RECEIPTS, ACT_REMOVE, B_HINT | B_TEXT, N_("take back the last line")},
	{K_CTRL('d'), 0, N_("Ctrl+D"), CTX_RECEIPTS, ACT_REMOVE, B_TEXT | B_QUIET, NULL},
	{K_ESC, 0, N_("Esc"), CTX_RECEIPTS, ACT_BACK, B_HINT | B_TEXT, N_("end")},

	/* participation and looking back */
	{K_ENTER, 0, N_("Enter"), CTX_LEVEL, ACT_OPEN, B_HINT, N_("how to go about it")},
	{'v', 0, "v", CTX_LEVEL, ACT_ASSESS, B_HINT, N_("assess")},
	{'a', 0, "a", CTX_LEVEL, ACT_ADD, B_HINT, N_("new action")},
	{'h', 0, "h", CTX_LEVEL, ACT_HISTORY, B_HINT, N_("earlier ones")},
	{'x', 0, "x", CTX_LEVEL, ACT_COMPARE, B_HINT, N_("compare two dates")},
	{'p', 0, "p", CTX_LEVEL, ACT_PRINT, B_HINT, N_("read or print")},
	{'0', '9', "0-3", CTX_SCORES, ACT_SCORE, B_HINT, N_("score")},
	{K_RIGHT, 0, "←→", CTX_SCORES, ACT_RIGHT, B_HINT, N_("lower, higher")},
	{K_LEFT, 0, NULL, CTX_SCORES, ACT_LEFT, B_QUIET, NULL},
	{K_ENTER, 0, N_("Enter"), CTX_SCORES, ACT_OPEN, B_HINT, N_("evidence")},
	{'m', 0, "m", CTX_SCORES, ACT_COPY, B_HINT, N_("same as last time")},
	{'d', 0, "d", CTX_SCORES, ACT_REMOVE, B_HINT, N_("no answer")},
	{K_DELETE, 0, NULL, CTX_SCORES, ACT_REMOVE, B_QUIET, NULL},
	{K_BACKSPACE, 0, NULL, CTX_SCORES, ACT_REMOVE, B_QUIET, NULL},
	{'j', 0, "j", CTX_SCORES, ACT_CALENDAR, B_HINT, N_("change the day")},
	{K_F4, 0, NULL, CTX_SCORES, ACT_CALENDAR, B_QUIET, NULL},
	{K_PAGE_DOWN, 0, N_("PgDn"), CTX_SCORES, ACT_PAGE_DOWN, B_HINT, N_("more")},
	{K_F2, 0, "F2", CTX_SCORES, ACT_SAVE, B_HINT, N_("keep")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_SCORES, ACT_SAVE, B_QUIET, NULL},
	{K_ESC, 0, N_("Esc"), CTX_SCORES, ACT_BACK, B_HINT, N_("keep and close")},
	{K_ENTER, 0, N_("Enter"), CTX_ANSWERS, ACT_OPEN, B_HINT | B_TEXT, N_("next question")},
	{K_PAGE_UP, 0, N_("PgUp"), CTX_ANSWERS, ACT_PAGE_UP, B_HINT | B_TEXT, N_("question before")},
	{K_BACKTAB, 0, NULL, CTX_ANSWERS, ACT_PAGE_UP, B_TEXT | B_QUIET, NULL},
	{K_PAGE_DOWN, 0, NULL, CTX_ANSWERS, ACT_PAGE_DOWN, B_TEXT | B_QUIET, NULL},
	{K_TAB, 0, NULL, CTX_ANSWERS, ACT_PAGE_DOWN, B_TEXT | B_QUIET, NULL},
	{'1', '9', "1-9", CTX_ANSWERS, ACT_CHOOSE, B_HINT, N_("choose")},
	{'0', 0, NULL, CTX_ANSWERS, ACT_REMOVE, B_QUIET, NULL},
	{K_DELETE, 0, N_("Del"), CTX_ANSWERS, ACT_REMOVE, 0, N_("no answer")},
	{K_F6, 0, "F6", CTX_ANSWERS, ACT_SAVE_NEXT, B_HINT | B_TEXT, N_("keep, next sheet")},
	{K_CTRL('n'), 0, N_("Ctrl+N"), CTX_ANSWERS, ACT_SAVE_NEXT, B_TEXT | B_QUIET, NULL},
	{K_ESC, 0, N_("Esc"), CTX_ANSWERS, ACT_BACK, B_HINT | B_TEXT, N_("keep and close")},
	{K_F2, 0, "F2", CTX_ANSWERS, ACT_SAVE, B_HINT | B_TEXT, N_("keep and close")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_ANSWERS, ACT_SAVE, B_TEXT | B_QUIET, NULL},
	{K_ENTER, 0, N_("Enter"), CTX_LOOKBACK, ACT_OPEN, B_HINT, N_("read")},
	{K_RIGHT, 0, "←→", CTX_LOOKBACK, ACT_RIGHT, B_HINT, N_("other year")},
	{K_LEFT, 0, NULL, CTX_LOOKBACK, ACT_LEFT, B_QUIET, NULL},

	/* a meeting being noted, then closed */
	{K_ENTER, 0, N_("Enter"), CTX_MINUTES, ACT_FIELD, B_HINT | B_TEXT, N_("next line")},
	{K_ENTER, 0, N_("Enter"), CTX_MINUTES, ACT_CONFIRM, B_HINT | B_TEXT, N_("next item")},
	{K_ENTER, 0, N_("Enter"), CTX_MINUTES, ACT_PRESS, B_HINT | B_TEXT, N_("back to the notes")},
	{K_ENTER, 0, N_("Enter"), CTX_MINUTES, ACT_OPEN, B_HINT | B_TEXT, N_("next")},
	{K_PAGE_DOWN, 0, N_("PgDn"), CTX_MINUTES, ACT_NEXT_POINT, B_HINT | B_TEXT, N_("next item")},
	{K_PAGE_UP, 0, N_("PgUp"), CTX_MINUTES, ACT_LAST_POINT, B_TEXT, N_("item before")},
	{K_F5, 0, "F5", CTX_MINUTES, ACT_DECISION, B_HINT | B_TEXT, N_("decision")},
	{K_CTRL('d'), 0, N_("Ctrl+D"), CTX_MINUTES, ACT_DECISION, B_TEXT | B_QUIET, NULL},
	{K_F7, 0, "F7", CTX_MINUTES, ACT_TO_DO, B_HINT | B_TEXT, N_("action")},
	{K_CTRL('r'), 0, N_("Ctrl+R"), CTX_MINUTES, ACT_TO_DO, B_TEXT | B_QUIET, NULL},
	{K_F8, 0, "F8", CTX_MINUTES, ACT_SAID, B_HINT | B_TEXT, N_("what I said")},
	{K_CTRL('p'), 0, N_("Ctrl+P"), CTX_MINUTES, ACT_SAID, B_TEXT | B_QUIET, NULL},
	{K_CTRL('e'), 0, N_("Ctrl+E"), CTX_MINUTES, ACT_OUTCOME, B_TEXT, N_("outcome")},
	{K_CTRL('b'), 0, N_("Ctrl+B"), CTX_MINUTES, ACT_VOTE, B_TEXT, N_("my vote")},
	{K_CTRL('u'), 0, N_("Ctrl+U"), CTX_MINUTES, ACT_INVOLVE, B_TEXT, N_("involvement")},
	{K_CTRL('t'), 0, N_("Ctrl+T"), CTX_MINUTES, ACT_CLOCK, B_TEXT, N_("the time")},
	{K_F6, 0, "F6", CTX_MINUTES, ACT_ADD, B_HINT | B_TEXT, N_("unforeseen item")},
	{K_CTRL('n'), 0, N_("Ctrl+N"), CTX_MINUTES, ACT_ADD, B_TEXT | B_QUIET, NULL},
	{K_F2, 0, "F2", CTX_MINUTES, ACT_CLOSE_MEETING, B_HINT | B_TEXT, N_("close the meeting")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_MINUTES, ACT_CLOSE_MEETING, B_TEXT | B_QUIET, NULL},
	{K_ESC, 0, N_("Esc"), CTX_MINUTES, ACT_BACK, B_HINT | B_TEXT, N_("leave, all is kept")},
	{' ', 0, N_("Space"), CTX_CLOSING, ACT_TICK, B_HINT, N_("take or leave")},
	{K_ENTER, 0, N_("Enter"), CTX_CLOSING, ACT_CHOOSE, B_HINT, N_("change the date")},
	{'0', '9', "0-9", CTX_CLOSING, ACT_LINK, 0, N_("type the date")},
	{K_ENTER, 0, N_("Enter"), CTX_CLOSING, ACT_OPEN, B_HINT, N_("do what is ticked")},
	{K_F2, 0, "F2", CTX_CLOSING, ACT_SAVE, B_HINT | B_TEXT, N_("do what is ticked")},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_CLOSING, ACT_SAVE, B_TEXT | B_QUIET, NULL},
	{K_ESC, 0, N_("Esc"), CTX_CLOSING, ACT_BACK, B_HINT, N_("close, nothing is done")},
	{K_ENTER, 0, N_("Enter"), CTX_MONTH, ACT_OPEN, B_HINT, N_("open")},
	{'a', 0, "a", CTX_MONTH, ACT_ADD, B_HINT, N_("add a meeting")},
	{K_LEFT, 0, "←→", CTX_MONTH, ACT_LEFT, B_HINT, N_("day")},
	{K_UP, 0, "↑↓", CTX_MONTH, ACT_UP, B_HINT, N_("week")},
	{K_PAGE_DOWN, 0, N_("PgDn"), CTX_MONTH, ACT_PAGE_DOWN, B_HINT, N_("next month")},
	{K_PAGE_UP, 0, N_("PgUp"), CTX_MONTH, ACT_PAGE_UP, 0, N_("month before")},
	{K_HOME, 0, N_("Home key"), CTX_MONTH, ACT_FIRST, 0, N_("today")},

	/* over the rest */
	{K_ENTER, 0, N_("Enter"), CTX_SEARCH, ACT_OPEN, B_HINT | B_TEXT, N_("open")},
	{K_UP, 0, "↑↓", CTX_SEARCH, ACT_UP, B_HINT | B_TEXT, N_("choose")},
	{K_CTRL('u'), 0, N_("Ctrl+U"), CTX_SEARCH, ACT_CLEAR, B_HINT | B_TEXT, N_("empty it")},
	{K_ESC, 0, N_("Esc"), CTX_SEARCH, ACT_BACK, B_HINT | B_TEXT, N_("close")},
	{K_DOWN, 0, NULL, CTX_SEARCH, ACT_DOWN, B_TEXT | B_QUIET, NULL},
	{K_PAGE_UP, 0, NULL, CTX_SEARCH, ACT_PAGE_UP, B_TEXT | B_QUIET, NULL},
	{K_PAGE_DOWN, 0, NULL, CTX_SEARCH, ACT_PAGE_DOWN, B_TEXT | B_QUIET, NULL},
	{K_ENTER, 0, N_("Enter"), CTX_HELP, ACT_OPEN, B_HINT, N_("do it")},
	{K_PAGE_DOWN, 0, N_("PgDn"), CTX_HELP, ACT_PAGE_DOWN, B_HINT, N_("more")},
	{K_ESC, 0, N_("Esc"), CTX_HELP, ACT_BACK, B_HINT, N_("close")},
	{K_ENTER, 0, N_("Enter"), CTX_DIALOG, ACT_OPEN, B_HINT | B_TEXT, N_("choose")},
	{K_ESC, 0, N_("Esc"), CTX_DIALOG, ACT_BACK, B_HINT | B_TEXT, N_("close")},
	{K_ENTER, 0, N_("Enter"), CTX_PROMPT, ACT_OPEN, B_HINT | B_TEXT, N_("go on")},
	{K_F2, 0, "F2", CTX_PROMPT, ACT_OPEN, B_TEXT | B_QUIET, NULL},
	{K_CTRL('s'), 0, N_("Ctrl+S"), CTX_PROMPT, ACT_OPEN, B_TEXT | B_QUIET, NULL},
	{K_ESC, 0, N_("Esc"), CTX_PROMPT, ACT_PREVIOUS, B_HINT | B_TEXT, N_("go back")},
	{K_ESC, 0, N_("Esc"), CTX_PROMPT, ACT_BACK, B_HINT | B_TEXT, N_("close")},

	{K_LEFT, 0, "←→", CTX_TABS, ACT_LEFT, B_HINT, N_("choose")},
	{K_ENTER, 0, N_("Enter"), CTX_TABS, ACT_OPEN, B_HINT, N_("open")},
	{K_UP, 0, "↑", CTX_TABS, ACT_UP, B_HINT, N_("what this screen can do")},
	{K_ESC, 0, N_("Esc"), CTX_TABS, ACT_BACK, B_HINT, N_("back to the screen")},

	/* everywhere */
	{K_ESC, 0, N_("Esc"), CTX_FRAME, ACT_BACK, B_HINT | B_TEXT, N_("go back")},
	{K_F3, 0, "F3", CTX_FRAME, ACT_SEARCH, B_HINT | B_TEXT, N_("search")},
	{'/', 0, NULL, CTX_FRAME, ACT_SEARCH, B_QUIET, NULL},
	{K_CTRL('f'), 0, N_("Ctrl+F"), CTX_FRAME, ACT_SEARCH, B_TEXT | B_QUIET, NULL},
	{'u', 0, "u", CTX_FRAME, ACT_UNDO, B_HINT, N_("undo")},
	{K_CTRL('z'), 0, N_("Ctrl+Z"), CTX_FRAME, ACT_UNDO, B_QUIET, NULL},
	{':', 0, ":", CTX_FRAME, ACT_PALETTE, B_HINT, N_("commands")},
	{'r', 0, "r", CTX_FRAME, ACT_REDO, 0, N_("redo")},
	{K_CTRL('y'), 0, N_("Ctrl+Y"), CTX_FRAME, ACT_REDO, B_QUIET, NULL},
	{'1', '8', "1-8", CTX_FRAME, ACT_TAB, 0, N_("go to a tab")},
	{'t', 0, "t", CTX_FRAME, ACT_TABS, 0, N_("tab bar")},
	{K_F9, 0, "F9", CTX_FRAME, ACT_MOUSE, B_TEXT, N_("free the mouse")},
	{K_CTRL('o'), 0, N_("Ctrl+O"), CTX_FRAME, ACT_MOUSE, B_TEXT | B_QUIET, NULL},
	{K_CTRL('l'), 0, N_("Ctrl+L"), CTX_FRAME, ACT_REPAINT, B_TEXT, N_("draw the screen again")},
	{'q', 0, "q", CTX_FRAME, ACT_QUIT, 0, N_("leave carnet")},
	{K_CTRL('c'), 0, N_("Ctrl+C"), CTX_FRAME, ACT_INTERRUPT, B_QUIET, NULL},
	{K_UP, 0, NULL, CTX_FRAME, ACT_UP, B_QUIET, NULL},
	{K_DOWN, 0, NULL, CTX_FRAME, ACT_DOWN, B_QUIET, NULL},
	{K_LEFT, 0, NULL, CTX_FRAME, ACT_LEFT, B_QUIET, NULL},
	{K_RIGHT, 0, NULL, CTX_FRAME, ACT_RIGHT, B_QUIET, NULL},
	{K_PAGE_UP, 0, NULL, CTX_FRAME, ACT_PAGE_UP, B_QUIET, NULL},
	{K_PAGE_DOWN, 0, NULL, CTX_FRAME, ACT_PAGE_DOWN, B_QUIET, NULL},
	{K_HOME, 0, NULL, CTX_FRAME, ACT_FIRST, B_QUIET, NULL},
	{K_END, 0, NULL, CTX_FRAME, ACT_LAST, B_QUIET, NULL},
	{K_ENTER, 0, NULL, CTX_FRAME, ACT_OPEN, B_QUIET, NULL},
	{K_TAB, 0, NULL, CTX_FRAME, ACT_NEXT, B_QUIET, NULL},
	{K_BACKTAB, 0, NULL, CTX_FRAME, ACT_PREVIOUS, B_QUIET, NULL},
	{' ', 0, NULL, CTX_FRAME, ACT_TICK, B_QUIET, NULL},
	{K_F1, 0, "F1", CTX_FRAME, ACT_HELP, B_HINT | B_TEXT, N_("help")},
	{'?', 0, NULL, CTX_FRAME, ACT_HELP, B_QUIET, NULL},
	{K_CTRL('g'), 0, N_("Ctrl+G"), CTX_FRAME, ACT_HELP, B_TEXT | B_QUIET, NULL},
	{0},
};

bool key_is_text(const struct key *k)
{
	return k->code >= ' ' && k->code < K_CTRL_BASE;
}

int key_digit(const struct key *k)
{
	static const int row[] = {L'à', '&', L'é', '"', '\'', '(', '-', L'è', '_', L'ç'};
	if (k->code >= '0' && k->code <= '9')
		return k->code - '0';
	for (int i = 0; i < (int)LENGTH(row); i++)
		if (row[i] == k->code)
			return i;
	return -1;
}

bool binding_counts(const struct binding *b, bool typing)
{
	return typing ? b->flags & (B_TEXT | B_TYPED) : !(b->flags & B_TYPED);
}

const struct binding *bindings_of(enum context context)
{
	static const struct binding *first[CONTEXTS];
	for (const struct binding *b = key_bindings; !first[CTX_FRAME]; b++)
		if (!first[b->context])
			first[b->context] = b;
	return first[context];
}

static const struct binding *find(enum context context, int code, bool typing, binding_can *can, void *data)
{
	for (const struct binding *b = bindings_of(context); b->key && b->context == context; b++)
		if (code >= b->key && code <= (b->last ? b->last : b->key) && binding_counts(b, typing) && (!can || can(data, b)))
			return b;
	return NULL;
}

const struct binding *binding_find(enum context context, const struct key *k, bool typing, binding_can *can, void *data)
{
	const struct binding *b = NULL;
	if (k->mods)
		return NULL;
	int digit = typing ? -1 : key_digit(k);
	const int codes[] = {k->code, '0' + digit};
	const enum context places[] = {context, CTX_FRAME};
	for (int i = 0; !b && i < 4; i++)
		if (i % 2 == 0 || digit >= 0)
			b = find(places[i / 2], codes[i % 2], typing, can, data);
	return b;
}

const struct binding_words *binding_words(const struct binding *b)
{
	static struct binding_words known[LENGTH(key_bindings)];
	struct binding_words *w = &known[b - key_bindings];
	if (!w->shown) {
		w->shown = b->shown ? _(b->shown) : "";
		w->label = b->label ? _(b->label) : "";
		w->shown_cols = text_width(w->shown);
		w->label_cols = text_width(w->label);
	}
	return w;
}
