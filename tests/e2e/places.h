// SPDX-License-Identifier: EUPL-1.2
/* Every screen, prompt, dialog and form, by the keys that lead there. A new screen is one more row. */
#pragma once
#include "keys.h"

#define F1 "\033OP"
#define F3 "\033OR"

enum {
	CELLS = 1,   /* a table, or extracts: what a row cannot hold is shown whole by Enter */
	EMPTY = 2,   /* in a new journal, not the practice one */
	MATCHES = 4, /* the word that is typed shows wherever it is */
	OTHER = 8,   /* a wide window says it otherwise */
	BRIEF = 16,  /* below 80 columns an explanation may end with an ellipsis */
};
static const struct place {
	const char *screen; /* its name in struct screen_ops */
	const char *keys;   /* from home */
	unsigned flags;
	const char *focus;  /* what the cursor's line holds; NULL: the mark of the focus, before the cursor */
	const char *step;   /* pressed again and again, looked at each time; NULL: down */
	int steps;          /* 0: a few */
	const char *last;   /* the hint that comes last; NULL: F1 aide */
	const char *file;   /* on arriving it is tests/screens/<file>-<size>.txt */
} places[] = {
	{"home", "", .steps = 8, .file = "home"},
	{"home", "", EMPTY, .steps = 4},
	{"home", "t", .step = RIGHT, .steps = 7},
	{"home", UP UP, .step = RIGHT, .steps = 5},
	{"home", ESC, 0, NULL, "x", 1},
	{"guide", "2" LEFT, .steps = 12, .file = "guide-contents"},
	{"guide", "2" ENTER, 0, "", PGDN, 4},
	{"guide", "2" ENTER TAB, .step = TAB},
	{"guide", "2", 0, "", "", 1, .file = "guide-page"},
	{"guide", "2" ENTER "g", OTHER, "", .file = "guide-word"},
	{"guide", "2/", MATCHES | CELLS, "Chercher", "m", .file = "guide-finding"},
	{"guide", "2n", 0, "Ma note", "m", .file = "guide-noting"},
	{"dialog", "2e", .file = "dialog"},
	{"dialog", "2e" ENTER},
	{"search", F3, CELLS, .step = "e", .steps = 4},
	{"search", F3 "comite", .flags = CELLS, .steps = 12, .file = "search"},
	{"search", F3 "zzzzqqqq"},
	{"help", F1, .steps = 20, .last = ": commandes", .file = "help"},
	{"list", "3", CELLS, .file = "meetings"},
	{"list", "4", CELLS, .step = RIGHT},
	{"list", "5", CELLS, .step = RIGHT, .steps = 5},
	{"list", "6", CELLS, .step = RIGHT},
	{"list", "7", CELLS, .step = RIGHT, .steps = 5},
	{"list", "3", EMPTY, "."},
	{"list", "3 ", CELLS, .step = " "},
	{"detail", "3" ENTER, .steps = 24, .file = "meeting"},
	{"detail", "7" ENTER, .steps = 24, .file = "cpts-none"},
	{"form", "3a", .steps = 18, .file = "form-meeting-known"},
	{"form", "4a", .steps = 14},
	{"form", "4" RIGHT "a", .steps = 8},
	{"form", "4" RIGHT RIGHT "a", .steps = 8},
	{"form", "5a", .steps = 18},
	{"sheet", "5" RIGHT "a", CELLS, .steps = 6},
	{"form", "5" RIGHT RIGHT "a", .steps = 16},
	{"form", "5" RIGHT RIGHT RIGHT "a", .steps = 12},
	{"form", "5" RIGHT RIGHT RIGHT RIGHT "a", .steps = 8},
	{"form", "6a", .steps = 12},
	{"form", "6" RIGHT "a", .steps = 10},
	{"form", "7a", .steps = 14},
	{"form", "7" RIGHT "a", BRIEF, .steps = 12},
	{"form", "7" RIGHT RIGHT "a", .steps = 10},
	{"choose", "7" RIGHT RIGHT RIGHT "a", BRIEF | CELLS},
	{"choose", "7" RIGHT RIGHT RIGHT RIGHT "a", BRIEF | CELLS},
	{"choose", "7" ENTER "v", BRIEF},
	{"level", "7" DOWN ENTER "w", .steps = 24, .file = "level"},
	{"level", "7" ENTER "w", .steps = 6, .file = "level-none"},
	{"choose", "7" DOWN ENTER "wx", BRIEF, .file = "level-dates"},
	{"paper", "7" DOWN ENTER "wp", BRIEF, "", PGDN, 4},
	{"scores", "7" DOWN ENTER "v" ENTER, .steps = 16, .file = "scores-blank"},
	{"scores", "7" DOWN ENTER "v" ENTER, .step = "3" DOWN},
	{"evidence", "7" DOWN ENTER "v" ENTER ENTER, CELLS, "│", "e", .file = "evidence-blank"},
	{"answers", "7" ENTER "n" ENTER, BRIEF, "", ENTER, 6, .file = "answers"},
	{"answers", "7" ENTER "n" DOWN ENTER ENTER ENTER ENTER, BRIEF, .step = "1"},
	{"lookback", "8", .steps = 16, .file = "lookback"},
	{"detail", ":profil" ENTER, OTHER, .steps = 10, .file = "profile"},
	{"form", ":profil" ENTER "e", BRIEF, .steps = 14},
	{"form", "4a" F2, .steps = 4, .file = "form-refused"},
	{"form", "6aRelancer" TAB "31/02" F2},
	{"dialog", "6aRelancer" ESC "a", .file = "draft-offered"},
	{"dialog", "3x", CELLS, .file = "list-export"},
	{"dialog", "3" ENTER "x", CELLS, .file = "meeting-documents"},
	{"dialog", "p", OTHER}, /* the folder is named */
	{"form", "3n", .steps = 18},
	{"choose", "5a" TAB ENTER},
	{"choose", "7" ENTER "a", BRIEF, .file = "cpts-add"},
	{"choose", "3" ENTER "l", BRIEF},
	{"prompt", "6féch" ENTER ENTER, CELLS, "│", "1", .file = "question"},
	{"detail", "3" ENTER "a", 0, NULL, "m"},
	{"detail", "3" ENTER DOWN DOWN DOWN DOWN RIGHT, OTHER, .steps = 12},
	{"ticks", "3" ENTER "a\033[200~1. Budget\n2. Bilan\n\033[201~", .steps = 3, .file = "agenda-ticks"},
	{"choose", "3" ENTER DOWN DOWN DOWN DOWN "h", CELLS},
	{"receipts", "5g", .steps = 6, .file = "receipts-blank"},
	{"receipts", "5g" F2, .steps = 2},
	{"calendar", "5g" F4},
	{"prompt", "5g" ENTER "taxi" ENTER "25" F2 ESC HOME ENTER "s" ENTER, CELLS, "│", "1"},
	{"sheet", "5v", 0, "."},
	{"sheet", "5" RIGHT ENTER, CELLS, .steps = 12},
	{"sheet", "5n", CELLS, .steps = 6, .file = "claim-new"},
	{"sheet", "5n" F2 "t", CELLS},
	{"sheet", "5n" F2 "t" F2 ENTER "p", CELLS, .steps = 5},
	{"sheet", "5n" F2 "xn", CELLS, .steps = 4},
	{"paper", "5n" F2 "xnl", 0, "", PGDN, 3, .file = "claim-read"},
	{"dialog", "5n" F2 "x", CELLS},
	{"dialog", "5n" F2 "s", CELLS},
	{"sheet", "5m", 0, ""},
	{"paper", "5c", CELLS | OTHER, "", PGDN, 4},
	{"sheet", "3ahier" TAB "Commission" F2 "5m", CELLS},
	{"form", "3ahier" TAB "Commission" F2 ENTER "f", .steps = 4},
	{"detail", "4" ENTER, .steps = 12},
	{"choose", "1a", BRIEF, .steps = 12, .file = "add-anything"},
	{"choose", ":", BRIEF | CELLS, .steps = 40, .file = "palette-all"},
	{"welcome", ":commencer quatre" ENTER, EMPTY, .file = "welcome-again"},
	{"prompt", ":commencer quatre" ENTER ENTER, EMPTY, "│", "m", .file = "welcome-name"},
	{"choose", ":commencer quatre" ENTER ENTER ENTER ENTER ENTER, EMPTY, .file = "welcome-display"},
	{"sheet", ":rgpd" ENTER, 0, "", .file = "retention-nothing"},
	{"settings", ":reglages" ENTER, .file = "settings"},
	{"choose", ":reglages" ENTER ENTER, BRIEF},
	{"choose", "3s", CELLS, .file = "sort"},
	{"choose", "3f", CELLS, .steps = 12, .file = "choice"},
	{"calendar", "3a" F4, .step = RIGHT, .file = "day"},
	{"editor", "6a" TAB TAB TAB TAB ENTER, 0, "", "m"},
	{"editor", "6a" TAB TAB TAB TAB ENTER "Deux lignes," ENTER "dont une ici.", 0, "", "m", .file = "editor"},
	{"prompt", "3i", CELLS, "│", "m", .file = "prompt"},
	{"decode", "2" LEFT END ENTER DOWN DOWN ENTER ENTER, 0, "", "m"},
	{"import", "7" RIGHT RIGHT "i~/contacts.csv" ENTER, .steps = 6, .file = "import"},
	{"import", "3i~/invitation.ics" ENTER, .steps = 4},
	{"minutes", "3" ENTER "c", CELLS, "", .steps = 7, .file = "minutes-blank"},
	{"minutes", "3" ENTER "c" PGDN, CELLS, "", .steps = 8},
	{"month", "g", CELLS, .step = RIGHT, .file = "month"},
	{"month", "6g", CELLS, .step = PGDN},
	{"closing", "3" DOWN ENTER "z", CELLS, .step = UP, .file = "closing-again"},
	{"history", "h", .focus = "Rien", .file = "history-empty"},
	{"history", "6d1h", .file = "history"},
};
