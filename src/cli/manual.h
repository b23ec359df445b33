// SPDX-License-Identifier: EUPL-1.2
/* What is printed from the tables and kept in content/man: compared with what is printed by make generated. */
#pragma once
#include "command.h"

char *option_words(const void *parent, enum option_id o); /* "-o, --output FILE" */
void completion_print(const struct cli *c, strbuf *out);  /* for bash */
