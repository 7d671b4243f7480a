// The worker's entry: texts that are too long for the thread of MQTT, realtime and everybody's requests.
import { answerTasks } from '#platform/threads/answer-tasks.js';
import { doTextTask, type TextRequest } from './text-tasks.js';

answerTasks((request: TextRequest) => doTextTask(request));
