// SPDX-License-Identifier: EUPL-1.2
/* Keys by name, and the one table of what each key does where, from which hint bar, help, palette and manual are printed. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A key's code: a Unicode code point, a control key K_CTRL('s'), or a name. */
enum {
	K_NONE = 0,
	K_CTRL_BASE = 0x110000,
	K_NAMED = 0x120000,
	K_ENTER, K_ESC, K_TAB, K_BACKTAB, K_BACKSPACE, K_DELETE, K_INSERT,
	K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN,
	K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
	K_PASTE,                     /* a whole bracketed paste, in paste and len */
	K_CLICK, K_WHEEL_UP, K_WHEEL_DOWN, /* with y and x */
	/* Not typed, but read in the same place. */
	K_RESIZE,                    /* the window has another size: lay out, draw */
	K_REDRAW,                    /* back from a stop: draw everything */
	K_CHANGED,                   /* the journal's folder changed */
	K_DEADLINE,                  /* the time given to term_key is over */
	K_GONE,                      /* the terminal is closed, or a signal asks to end: keep drafts, leave */
};
#define K_CTRL(c) (K_CTRL_BASE + (c)) /* K_CTRL('s') */

enum { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

struct key {
	int code;
	unsigned mods;      /* of named keys; a character has none but MOD_ALT */
	char text[8];       /* the character as UTF-8, "" for the rest */
	const char *paste;  /* K_PASTE: valid UTF-8, no control but newline and tab; until the next key is read */
	size_t len;
	int y, x;           /* mouse */
};
/* A character that goes into a text field. */
bool key_is_text(const struct key *k);

/* --- What keys do ------------------------------------------------------------------------------------------------ */

/* Where a binding counts. A screen has one context, the frame's is looked up after it. */
enum context { CTX_FRAME, CTX_HOME, CTX_GUIDE, CTX_LIST, CTX_DETAIL, CTX_FORM, CTX_EDITOR, CTX_SEARCH, CTX_HELP, CTX_DIALOG, CTX_HISTORY, CTX_IMPORT, CTX_TABS, CTX_DECODE, CTX_PAPER, CTX_SETTINGS, CTX_WELCOME, CTX_TICKS, CTX_SHEET,
               CTX_LEVEL, CTX_SCORES, CTX_ANSWERS, CTX_LOOKBACK,
	CTX_MINUTES, CTX_CLOSING, CTX_MONTH, CTX_PROMPT, CTX_RECEIPTS, CONTEXTS };

/* What is asked of a screen; the name does not depend on the key. Add yours at the end of their group. */
enum action {
	ACT_NONE,
	/* moving and acting: every context */
	ACT_UP, ACT_DOWN, ACT_LEFT, ACT_RIGHT, ACT_PAGE_UP, ACT_PAGE_DOWN, ACT_FIRST, ACT_LAST,
	ACT_OPEN, ACT_BACK, ACT_NEXT, ACT_PREVIOUS, ACT_TICK,
	/* the frame's own */
	ACT_TAB, ACT_TABS, ACT_SEARCH, ACT_HELP, ACT_UNDO, ACT_REDO, ACT_MOUSE, ACT_PALETTE, ACT_REPAINT, ACT_QUIT, ACT_INTERRUPT,
	/* records */
	ACT_ADD, ACT_EDIT, ACT_REMOVE, ACT_SORT, ACT_FILTER, ACT_EXPORT, ACT_CALENDAR, ACT_SAVE, ACT_SAVE_NEXT, ACT_COPY,
	ACT_DONE, ACT_REOPEN, ACT_SAME_CPTS, ACT_SAME_MEETING,
	ACT_REMOVE_TICKED, ACT_EXPORT_TICKED, ACT_DONE_TICKED, ACT_REOPEN_TICKED, ACT_RECEIPTS_TICKED, /* of all the ticked rows */
	ACT_ADD_LINKED, ACT_IMPORT, ACT_MOVE, ACT_CARRY_UP, ACT_CARRY_DOWN, ACT_PUT_DOWN, ACT_OUTCOME, ACT_INVOLVE, ACT_CHECKLISTS, ACT_HISTORY,
	ACT_DOCUMENTS, ACT_DOSSIER, ACT_BRIEF, ACT_REPEAT, ACT_STATE, ACT_TOPIC, ACT_TAKE_UP,
	/* a meeting being noted, then closed */
	ACT_MINUTES, ACT_CLOSE_MEETING, ACT_NEXT_POINT, ACT_LAST_POINT, ACT_DECISION, ACT_TO_DO, ACT_SAID, ACT_CLOCK, ACT_VOTE, ACT_MONTH,
	ACT_BEGIN, ACT_CHOOSE, ACT_WRITE, ACT_CONFIRM, ACT_PRESS, /* what Enter does: on an empty list, a choice, a long text, a doubt, a button */
	ACT_FIELD,                   /* a key of the text field itself, listed so that help can tell it */
	/* reading */
	ACT_LINK, ACT_OUTLINE, ACT_WORD, ACT_TRAIL, ACT_BOOKMARK, ACT_NOTE, ACT_FIND, ACT_FIND_NEXT, ACT_FIND_PREVIOUS,
	ACT_FORWARD, ACT_CLEAR, ACT_FOR_MEETING,
	/* money */
	ACT_TRIP, ACT_NO_EXPENSE, ACT_UNCLAIMED, ACT_RECEIPT_STATE, ACT_REMIND, ACT_WAIVED, ACT_FIGURES, ACT_RECEIPTS, ACT_ATTACH, ACT_SPLIT, ACT_UNPRICED,
	ACT_CLAIM, ACT_OPEN_LINE, ACT_SUBMIT, ACT_ACCEPT, ACT_ACCEPT_PART, ACT_REFUSE, ACT_PAY, ACT_WAIVE, ACT_AGAIN, ACT_CLOSE,
	ACT_SEND, ACT_CORRECT, ACT_KEEP, ACT_WRITE_FILE, ACT_READ, ACT_ERASE, ACT_ALL, ACT_DELETE,
	/* participation */
	ACT_ASSESS, ACT_LEVEL, ACT_ANSWERS, ACT_SCORE, ACT_COMPARE, ACT_PRINT,
};

enum {
	B_HINT = 1,  /* shown in the hint bar */
	B_TEXT = 2,  /* also while typing in a field (function and Ctrl keys; arrows and Enter are the field's own otherwise) */
	B_TYPED = 4, /* only while typing in a field */
	B_QUIET = 8, /* a twin or a plain movement: not listed in help */
	B_SHIFT = 16, /* of ACT_FIELD: with Shift */
};
struct binding {
	int key, last;      /* a key, or the range key…last of characters when last is not 0 */
	const char *shown;  /* "F3", N_("Enter"): msgid; NULL for twins */
	enum context context;
	enum action action;
	unsigned flags;
	const char *label;  /* msgid: "search"; NULL for twins */
};
/* Ends with a binding of key K_NONE. One row is a key everywhere: hint bar, help and manual are printed from it. */
extern const struct binding key_bindings[];
/* The first of a context: the others follow it, up to one of another context. */
const struct binding *bindings_of(enum context context);
/* What a key does in that context, NULL when nothing; the frame's bindings come after the context's. Outside text the top row of a
   French keyboard counts as digits. A binding for which can() says no is passed over, so that a key may have two meanings in turn. */
typedef bool binding_can(void *data, const struct binding *b);
const struct binding *binding_find(enum context context, const struct key *k, bool typing, binding_can *can, void *data);
bool binding_counts(const struct binding *b, bool typing);
/* The digit a key means outside text (AZERTY row included), -1 for none. */
int key_digit(const struct key *k);
/* Its words and their widths, translated once: the hint bar wants them at every frame. */
struct binding_words {
	const char *shown, *label;
	int shown_cols, label_cols;
};
const struct binding_words *binding_words(const struct binding *b);
