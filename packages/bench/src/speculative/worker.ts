import { serveJobs } from "../workers/serve-jobs.ts";
import { doJob } from "./job.ts";

serveJobs(doJob);
