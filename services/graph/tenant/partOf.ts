import { Fault } from '../../faults';
import { known } from '../../baseline/part';
import type { Part, Unreadable } from '../../baseline/part';

/** What came of reading a part: trouble that concerns this part alone becomes its state; a bug is thrown on. */
export async function partOf<T>(read: () => Promise<T>): Promise<Part<T>> {
  try {
    return known(await read());
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'SIGN_IN_FAILED') throw error;
    if (error.details.unlicensed === true) return { is: 'absent', why: 'unlicensed' };
    if (error.code === 'GRAPH_NOT_FOUND') return { is: 'absent', why: 'notThere' };
    return { is: 'unreadable', why: unreadable(error) };
  }
}

function unreadable({ code }: Fault): Unreadable {
  if (code === 'GRAPH_FORBIDDEN') return 'forbidden';
  if (code === 'GRAPH_THROTTLED') return 'throttled';
  return code === 'GRAPH_ANSWER' ? 'unknownShape' : 'unavailable';
}
