using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Settings;

/// <summary>Validates the section of one database when the host starts. Each message begins with the key.</summary>
internal sealed class SettingsValidator(DatabaseRegistration registration, DatabaseRegistrations databases, IServiceProvider provider)
    : IValidateOptions<MigrationHostOptions>
{
    public ValidateOptionsResult Validate(string? name, MigrationHostOptions options)
    {
        if (name != registration.Name)
            return ValidateOptionsResult.Skip;
        var context = registration.ContextOf(provider);
        List<string> errors = [.. registration.Source.Validate(context), .. options.Errors, .. UnknownKeys(context)];
        if (options.Migrations.Assemblies.Count == 0)
            errors.Add($"{registration.Title} has no migrations: call ScanIn with a type of their assembly");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    /// <summary>A key that nothing reads is probably misspelled.</summary>
    private IEnumerable<string> UnknownKeys(DatabaseContext context)
    {
        List<string> known = [.. SettingsReader.Keys, .. registration.Source.Keys, .. registration.OtherKeys];
        var others = databases.Select(other => other.Section).ToList();
        return context
            .Configuration.GetSection(context.Section)
            .GetChildren()
            .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Where(child => !others.Exists(section => (section + ":").StartsWith(child.Path + ":", StringComparison.OrdinalIgnoreCase)))
            .Select(child =>
                $"{child.Path}: is not a setting; "
                + (
                    Spelling.Nearest(child.Key, known) is { } near
                        ? $"the nearest is {near}"
                        : $"the settings are {string.Join(", ", known)}"
                )
            );
    }
}
