using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Settings;

/// <summary>
/// The settings of all databases, checked together when the host starts: one error names every wrong key, of however many sections.
/// </summary>
internal sealed class StartSettings
{
    /// <summary>Checks every section.</summary>
    internal sealed class Validator(IServiceProvider provider) : IValidateOptions<StartSettings>
    {
        public ValidateOptionsResult Validate(string? name, StartSettings options)
        {
            var errors = provider.GetServices<DatabaseRegistration>().SelectMany(Errors).Distinct().ToList();
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
