namespace Gromozeka.FluentMigrations.Cli.Manual;

/// <summary>What the manual page says that no help does: variables, files and examples.</summary>
internal static class ManualTexts
{
    public static readonly IReadOnlyList<(string Term, string Meaning)> Environment =
    [
        ("FM_ASSEMBLY", "The built assembly with the migrations, as with --assembly."),
        ("FM_PROJECT", "The project with the migrations, as with --project."),
        ("FM_CONNECTION", "The connection string, as with --connection."),
        ("FM_LOCK_TIMEOUT", "How many seconds to wait for another process, as with --lock-timeout."),
        ("FM_PROVIDER", "The database product, as with --processor; by default, that of the connection string."),
        ("FM_SCRATCH", "The server for scratch databases, as with --scratch."),
        (
            "Database__ConnectionString",
            "A setting of the program, like every other variable whose name is a key of its settings with two underscores for each colon."
        ),
        ("DOTNET_ENVIRONMENT, ASPNETCORE_ENVIRONMENT", "The environment of the program, which selects appsettings.ENVIRONMENT.json."),
        ("DOTNET_HOST_PATH", "The dotnet that builds projects. The SDK sets it."),
        ("NUGET_PACKAGES", "The folder of the packages that were restored."),
        ("NO_COLOR", "If it is not empty, nothing is colored, as with --no-color."),
        ("TERM", "With dumb, nothing is colored, and no line is drawn again."),
        ("COLUMNS", "The width of a line."),
        ("CI", "If it is not empty, nothing is asked, as with --no-input."),
    ];

    public static readonly IReadOnlyList<(string Term, string Meaning)> Files =
    [
        (
            ".config/dotnet-fm.json",
            "The project or assembly, and the folder of the migrations, of a repository, so that its developers need no options: the "
                + "members project, assembly and migrations, with paths relative to the folder that .config is in. The nearest one counts."
        ),
        ("appsettings.json, appsettings.ENVIRONMENT.json", "The settings of the program, with the connection string."),
        ("backups/NAME-TIME-vVERSION.db", "Backups, by default next to the database: a run creates one, and restore takes the latest."),
        ("NAME.db.lock", "The lock of a run, next to the database. The operating system frees it when the process ends."),
        ("NAME.db.dry-run-*", "The copy for a dry run, next to the database. The next run removes what a killed process left."),
    ];

    public static readonly IReadOnlyList<(string Text, string[] Lines)> Examples =
    [
        ("See what is pending, try it on a copy, and apply it:", ["dotnet fm status", "dotnet fm migrate --dry-run", "dotnet fm migrate"]),
        ("Undo the last migration, or replace the database with its latest backup:", ["dotnet fm rollback", "dotnet fm restore"]),
        ("Fail a build if something is pending:", ["dotnet fm status --exit-code --json"]),
        ("Name the migrations and the database:", ["dotnet fm status --project src/Shop --connection \"Data Source=shop.db\""]),
    ];
}
