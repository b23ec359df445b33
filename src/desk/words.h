// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <carnet/desk/desk.h>

/* "réunion" as it begins a line: "Réunion". Talloc string on parent. */
char *desk_capital(const void *parent, const char *name);
/* desk_title of a record whose title holds an id of the guide; NULL: it holds none. */
char *desk_told_title(const desk *d, const void *parent, const entity *e, int64_t id);
