/** RFC 9457, with the code that is the service's own. */
export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly title?: string;
  readonly rule?: string;
  readonly overridable?: boolean;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

/** The service answered with a problem. */
export class ProblemError extends Error {
  constructor(readonly problem: ProblemDetails) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

/** Reads a problem from an answer; whatever stands in between (a proxy, say) may have written something else. */
export const problemIn = async (response: Response): Promise<ProblemError> => {
  const told = await response.text();
  const { status } = response;
  const read = parsed(told);
  return new ProblemError({
    ...read,
    status,
    code: typeof read.code === 'string' ? read.code : `HTTP_${String(status)}`,
    detail: typeof read.detail === 'string' ? read.detail : response.statusText || `The service answered ${status}.`,
  });
};

const parsed = (told: string): Partial<ProblemDetails> => {
  try {
    const value: unknown = JSON.parse(told);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
};
