using Gromozeka.FluentMigrations.Cli.Configuration;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Cli.Diagnosis;

/// <summary>The configuration, each value with its origin.</summary>
internal static class SettingChecks
{
    public static IEnumerable<CheckNode> Of(Settings settings) =>
        settings.Values().Select(setting => new CheckNode(setting.Key, Secrets.Mask(setting.Value), true, setting.Origin));
}
