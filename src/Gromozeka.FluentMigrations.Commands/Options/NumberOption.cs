using System.CommandLine;
using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Hosting;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>The limits of numbers on the command line. A number beyond them is an error before anything else happens.</summary>
internal static class NumberOption
{
    /// <summary>A version is never below 0.</summary>
    public static Option<T> OfVersion<T>(this Option<T> option) => option.Between(0, long.MaxValue);

    /// <summary>The same for an argument.</summary>
    public static Argument<long> OfVersion(this Argument<long> argument)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number < 0)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{number} is below 0; a version is 0 or above"));
        });
        return argument;
    }

    public static Option<T> OfSeconds<T>(this Option<T> option, long least = 0) => option.Between(least, SecondsText.Most);

    /// <summary>A count: at least one.</summary>
    public static Option<T> OfCount<T>(this Option<T> option) => option.Between(1, int.MaxValue);

    private static Option<T> Between<T>(this Option<T> option, long least, long most)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (long.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && (number < least || number > most))
                    result.AddError(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{option.Name} is {number}; it must be "
                                + $"{(most == long.MaxValue ? $"{least} or above" : $"between {least} and {most}")}"
                        )
                    );
            }
        });
        return option;
    }
}
