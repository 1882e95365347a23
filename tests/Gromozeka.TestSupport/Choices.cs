using System.Globalization;
using CsCheck;

namespace Gromozeka.TestSupport;

/// <summary>
/// The choices that something is made up from. Where they end, nothing more is left to chance: fewer make something smaller.
/// </summary>
public sealed class Choices(uint[] values)
{
    /// <summary>How often something random is tried.</summary>
    public static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("GROMOZEKA_FUZZ") ?? "50",
        CultureInfo.InvariantCulture
    );

    private int _taken;

    /// <summary>
    /// Tries something over and over. What fails is looked for in a smaller form, shown, and comes again with the seed that is named.
    /// </summary>
    /// <param name="trial">What is tried.</param>
    /// <param name="print">What is made up, in words.</param>
    /// <param name="times">How often; 0 for <see cref="Count" />.</param>
    public static void Try(Action<Choices> trial, Func<Choices, string> print, int times = 0) =>
        Gen
            .UInt.Array[0, 1000]
            .Sample(
                values => trial(new Choices(values)),
                iter: times == 0 ? Count : times,
                threads: 1,
                print: values => print(new Choices(values))
            );

    /// <summary>A number; 0 where the choices have ended.</summary>
    public int Next(int below) => (int)(Next() % (uint)below);

    public int Next(int from, int below) => from + Next(below - from);

    public uint Next() => _taken < values.Length ? values[_taken++] : 0;

    /// <summary>Something that happens once in so many times; never where the choices have ended.</summary>
    public bool Chance(int of) => Next(of) == of - 1;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];
}
