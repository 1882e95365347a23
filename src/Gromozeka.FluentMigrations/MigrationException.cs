using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// A failure that says what to do. <see cref="Exception.Message"/> contains the four parts: what failed, why, the state of the
/// database now, and the next step. Passwords and tokens are masked in all of them.
/// </summary>
public sealed class MigrationException : Exception
{
    /// <summary>Creates the exception from its four parts.</summary>
    /// <param name="code">The kind of failure.</param>
    /// <param name="what">What failed.</param>
    /// <param name="why">Why it failed.</param>
    /// <param name="state">The state of the database now.</param>
    /// <param name="next">What the reader should do next.</param>
    /// <param name="cause">The first error; never one from cleaning up after it.</param>
    public MigrationException(ErrorCode code, string what, string why, string state, string next, Exception? cause = null)
        : base(Format(code, what, why, state, next), cause)
    {
        Code = code;
        What = Secrets.Mask(what);
        Why = Secrets.Mask(why);
        State = Secrets.Mask(state);
        Next = Secrets.Mask(next);
    }

    /// <summary>The kind of failure.</summary>
    public ErrorCode Code { get; }

    /// <summary>What failed.</summary>
    public string What { get; }

    /// <summary>Why it failed.</summary>
    public string Why { get; }

    /// <summary>The state of the database now.</summary>
    public string State { get; }

    /// <summary>What the reader should do next.</summary>
    public string Next { get; }

    /// <summary>The version of the migration that failed, or null if the failure concerns no single migration.</summary>
    public long? Version { get; init; }

    /// <summary>The class name of the migration or profile that failed, or null.</summary>
    public string? Migration { get; init; }

    /// <summary>The statement that failed, or null if none was running.</summary>
    public string? Statement
    {
        get;
        init => field = value is null ? null : Secrets.Mask(value);
    }

    /// <summary>The four parts, the cause and the stack, with passwords and tokens masked in all of them.</summary>
    public override string ToString() => Secrets.Mask(base.ToString());

    /// <summary>The same failure, with an additional next step.</summary>
    internal MigrationException WithNext(string addition) => With(State, $"{Next}; {addition}");

    /// <summary>The same failure, with a state that only the caller knows.</summary>
    internal MigrationException WithState(string state) => With(state, Next);

    private MigrationException With(string state, string next) =>
        new(Code, What, Why, state, next, InnerException)
        {
            Version = Version,
            Migration = Migration,
            Statement = Statement,
        };

    private static string Format(ErrorCode code, string what, string why, string state, string next)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Secrets.Mask($"{code.Id} {what}\n  why:   {Indent(why)}\n  state: {Indent(state)}\n  next:  {Indent(next)}");
    }

    private static string Indent(string part) => part.Replace("\n", "\n         ", StringComparison.Ordinal);
}
