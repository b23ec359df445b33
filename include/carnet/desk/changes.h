// SPDX-License-Identifier: EUPL-1.2
/* What is new in the guide since the person last looked; the state last seen is kept beside the journal. */
#pragma once
#include <carnet/desk/desk.h>

/* The guide is opened: from now on what changes is news. */
int desk_changes_begin(desk *d, struct err *e);
/* The news were read. They stay listed on their page until there are others. */
int desk_changes_seen(desk *d, struct err *e);
