export type MeetingRefusal =
  | { readonly refused: 'on-agenda'; readonly meetingId: string }
  | { readonly refused: 'not-for-meetings'; readonly step: string }
  | { readonly refused: 'agenda-mixed'; readonly taskId: string }
  | { readonly refused: 'meeting-day-passed'; readonly heldOn: string }
  | { readonly refused: 'meeting-too-early'; readonly heldOn: string }
  | { readonly refused: 'not-a-member'; readonly person: string }
  | { readonly refused: 'too-few-attendees'; readonly quorum: number }
  | { readonly refused: 'meeting-over'; readonly state: 'confirmed' | 'cancelled' }
  | { readonly refused: 'not-on-agenda'; readonly n: number }
  | { readonly refused: 'agenda-empty' }
  | { readonly refused: 'agenda-changed' }
  | { readonly refused: 'not-present'; readonly person: string }
  | { readonly refused: 'recused-from-item'; readonly person: string; readonly n: number }
  | { readonly refused: 'votes-missing'; readonly items: readonly number[] }
  | { readonly refused: 'meeting-not-held' }
  | { readonly refused: 'not-the-chair' };
