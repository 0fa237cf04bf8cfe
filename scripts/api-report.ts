/**
 * The public names and their types, as reports in etc/. `npm run api` writes them anew; `npm run api:check` fails if the build says otherwise.
 * Works on the declarations in dist.
 */
import { mkdirSync } from "node:fs";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

const localBuild = process.argv.includes("--local");
mkdirSync("etc/temp", { recursive: true });
for (const name of ["api-extractor", "api-extractor-io", "api-extractor-notebook"]) {
  const config = ExtractorConfig.loadFileAndPrepare(`etc/${name}.json`);
  const { succeeded, apiReportChanged } = Extractor.invoke(config, { localBuild, showVerboseMessages: false });
  if (apiReportChanged)
    console.log(
      localBuild
        ? `${config.reportFilePath} is written anew.`
        : `The public names changed: if that is meant, run \`npm run api\` and commit ${config.reportFilePath}.`,
    );
  if (!succeeded && !localBuild) process.exitCode = 1;
}
