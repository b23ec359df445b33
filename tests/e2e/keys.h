// SPDX-License-Identifier: EUPL-1.2
/* Keys as a terminal sends them. */
#pragma once
#define ENTER "\r"
#define ESC "\033"
#define TAB "\t"
#define UP "\033OA"
#define DOWN "\033OB"
#define RIGHT "\033OC"
#define LEFT "\033OD"
#define PGUP "\033[5~"
#define PGDN "\033[6~"
#define HOME "\033[H"
#define END "\033[F"
#define F2 "\033OQ"
#define F4 "\033OS"
#define F6 "\033[17~"
#define NB "\u00a0" /* the no-break space of French typography */
