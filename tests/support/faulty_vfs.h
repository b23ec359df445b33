// SPDX-License-Identifier: EUPL-1.2
/* A file system that fails when it is told to: a SQLite VFS over the ordinary one, which every journal opened after faulty_start() uses. */
#pragma once

enum fault {
	FAULT_NONE,
	FAULT_KILL,   /* the program dies at that call */
	FAULT_SHORT,  /* half of that write is done, then the program dies */
	FAULT_REFUSE, /* from that write on the disk answers with an error */
	FAULT_FULL,   /* from that write on the disk is full */
};
/* Once a program. */
void faulty_start(void);
/* The next calls are counted from 0; the fault is at call number at. KILL counts all calls, the others those that write. */
void faulty_arm(enum fault fault, long at);
/* True when the fault was met. */
int faulty_met(void);
