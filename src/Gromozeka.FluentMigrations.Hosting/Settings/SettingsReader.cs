using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations.Hosting.Settings;

/// <summary>Applies the configuration section of a database over the values set in code.</summary>
internal static class SettingsReader
{
    /// <summary>Thirty days.</summary>
    private const int LongestStep = 30 * 24 * 3600;

    private static readonly Setting[] Settings =
    [
        Setting.Choice<MigrationStart>("Start", (options, value) => options.Start = value),
        Setting.Flag("StartServerFirst", (options, value) => options.StartServerFirst = value),
        Setting.Choice<NumberingPolicy>("Numbering", (options, value) => options.Migrations.Numbering = value),
        Setting.List("Tags", (options, value) => options.Migrations.Tags = value),
        Setting.Flag("IncludeUntaggedMigrations", (options, value) => options.Migrations.IncludeUntaggedMigrations = value),
        Setting.Text("Profile", (options, value) => options.Migrations.Profile = value),
        Setting.Flag("KeepLog", (options, value) => options.Migrations.KeepLog = value),
        Setting.Number("StepTimeoutSeconds", 0, LongestStep, (options, value) =>
            options.Migrations.StepTimeout = value == 0 ? null : TimeSpan.FromSeconds(value)
        ),
        Setting.Flag("AdoptExistingDatabase", (options, value) => options.Migrations.AdoptExistingDatabase = value),
        Setting.Flag("AllowNewerDatabase", (options, value) => options.Migrations.AllowNewerDatabase = value),
        Setting.Flag("AllowMissingMigrations", (options, value) => options.Migrations.AllowMissingMigrations = value),
        Setting.Flag("AllowOutOfOrder", (options, value) => options.Migrations.AllowOutOfOrder = value),
        Setting.Flag("AllowBreakingChange", (options, value) => options.Migrations.AllowBreakingChange = value),
        Setting.Flag("AllowDataLoss", (options, value) => options.Migrations.AllowDataLoss = value),
        Setting.Flag("ConfirmDataLoss", (options, value) => options.Migrations.ConfirmDataLoss = value),
        Setting.Choice<IntegrityCheck>("IntegrityCheck", (options, value) => options.Migrations.IntegrityCheck = value),
        Setting.Flag("Backup", (options, value) =>
            options.Migrations.Backup = value ? options.Migrations.Backup ?? new BackupOptions() : null
        ),
        Setting.Choice<BackupPolicy>("BackupPolicy", (options, value) => Backup(options, backup => backup with { Policy = value })),
        Setting.Text("BackupFolder", (options, value) => Backup(options, backup => backup with { Folder = value })),
        Setting.Number("BackupKeep", 1, 1_000_000, (options, value) => Backup(options, backup => backup with { Keep = value })),
    ];

    public static IEnumerable<string> Keys => Settings.Select(setting => setting.Key);

    public static void Read(DatabaseContext context, MigrationHostOptions options)
    {
        foreach (var setting in Settings)
        {
            var section = context.Configuration.GetSection(context.PathOf(setting.Key));
            if (section.Exists() && setting.Apply(section, options) is { } error)
                options.Errors.Add($"{section.Path}: {error}");
        }
    }

    /// <summary>If the host creates no backups, settings about them have no effect.</summary>
    private static void Backup(MigrationHostOptions options, Func<BackupOptions, BackupOptions> change) =>
        options.Migrations.Backup = options.Migrations.Backup is { } backup ? change(backup) : null;
}
