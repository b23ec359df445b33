// SPDX-License-Identifier: EUPL-1.2
/* «In which form?»: the one list of forms a doc is written in, whatever it comes from. */
#pragma once
#include <carnet/exchange/module.h>
#include "../app.h"

/* Writes what is asked in a format of desk_write; *written gets the path. */
typedef int (*print_fn)(struct screen *asked, const void *parent, const char *format, const print_setup *paper, char **written, struct err *e);
/* Asks the form over the present screen, has it written, then says where it is. */
void print_as(struct screen *asked, print_fn print);
