using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Settings;

/// <summary>
/// The settings of all databases, checked together when the host starts: one error names every wrong key in every section.
/// </summary>
internal sealed class StartSettings
{
    /// <summary>Checks every section, and then that no two databases have the same history.</summary>
    internal sealed class Validator(DatabaseRegistrations databases, IServiceProvider provider) : IValidateOptions<StartSettings>
    {
        public ValidateOptionsResult Validate(string? name, StartSettings options)
        {
            List<string> errors = [.. databases.SelectMany(Errors).Distinct()];
            if (errors.Count == 0 && databases.Count > 1)
                errors.AddRange(SharedHistory.Find(databases, provider));
            return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
        }

        private IEnumerable<string> Errors(DatabaseRegistration database)
        {
            try
            {
                _ = database.OptionsOf(provider);
                return [];
            }
            catch (OptionsValidationException invalid)
            {
                return invalid.Failures;
            }
        }
    }
}
