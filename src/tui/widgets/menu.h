// SPDX-License-Identifier: EUPL-1.2
/* Lines of text, some of which lead somewhere: each is wrapped under its own words, every one can be reached, headings apart. */
#pragma once
#include "../draw.h"
#include "../keys.h"

enum { MENU_PLAIN = -1 };
struct menu;
struct menu *menu_new(const void *parent);
void menu_clear(struct menu *l);          /* the focus stays on the same id, or else at the same place */
/* hang: cells by which what does not fit goes on further in. id: the caller's, MENU_PLAIN when the line is only read. text is copied. */
void menu_add(struct menu *l, enum role role, int hang, long id, const char *text);
void menu_heading(struct menu *l, const char *text); /* a blank line before, unless it is the first */
int menu_rows(struct menu *l, int cols);       /* screen rows that it needs */
void menu_draw(struct menu *l, struct rect r);
bool menu_act(struct menu *l, enum action a);  /* moving; false when it is none of its own, or Up on the first line */
bool menu_click(struct menu *l, int y, int x); /* true when a line was hit: it has the focus */
long menu_focus(const struct menu *l);         /* id of the line in focus, MENU_PLAIN */
void menu_go(struct menu *l, long id);
