// SPDX-License-Identifier: EUPL-1.2
/* What is of no more use leaves for good, when the person says so. */
#pragma once
#include <carnet/desk/desk.h>
#include <carnet/rules/retention.h>

/* The question before it, default no: it says what goes with it and that nothing brings it back. */
char *desk_purge_question(const void *parent, size_t count);
int desk_purge(desk *d, const void *parent, const outdated *const *chosen, size_t count, purged *told, struct err *e);
/* What was done, and the copies that no program can reach from here. */
char *desk_purge_told(desk *d, const void *parent, const purged *told);
