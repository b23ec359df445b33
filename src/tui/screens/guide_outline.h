// SPDX-License-Identifier: EUPL-1.2
/* The contents of the guide: its parts, one of them open on its pages. */
#pragma once
#include "../app.h"

struct outline;
int outline_new(const void *parent, struct outline **out, library *l, struct err *e);
void outline_show(struct outline *o, const char *page);    /* opens the part of that page and goes to it; elsewhere stays */
const char *outline_page(const struct outline *o);         /* id of the page in focus, NULL on a part */
/* Moving; false where there is nothing further. ACT_OPEN, ACT_RIGHT on a part opens or closes it (true); on a page it is the screen's (false). */
bool outline_act(struct outline *o, enum action a);
bool outline_click(struct outline *o, int y, int x);
void outline_draw(struct outline *o, struct rect r, bool focused);
