// SPDX-License-Identifier: EUPL-1.2
/* The parts of the bench; each prints its lines, with its bounds in the title. */
#pragma once
void bench_first_screen(void);
void bench_keys(void);
void bench_held_keys(void);
void bench_commands(void);
void bench_typing(void);
void bench_bulk(void);
void bench_idle(void);
