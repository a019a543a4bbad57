import manifest from "../../package.json" with { type: "json" }

/**
 * Has the extension run by its `browser` entry in the web worker host. What the address says of its kind
 * (`extensionDevelopmentKind`) VS Code does not heed for an extension that its server has.
 */
export const webSettings: Readonly<Record<string, unknown>> = {
  "remote.extensionKind": { [`${manifest.publisher}.${manifest.name}`]: ["web"] },
}

/** VS Code without what it shows a first-time user: welcome pages, prompts, chat, recommendations. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "git.ignoreMissingGitWarning": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
}
