using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using PeMachine = System.Reflection.PortableExecutable.Machine;

namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>For which system and processor a file is, as its header says.</summary>
internal static class FileKind
{
    public const string Portable = "any";

    private const string Unknown = "unknown";

    /// <summary>The platform of this machine, if the tool is compiled for it.</summary>
    public static string OfThisMachine => RuntimeInformation.RuntimeIdentifier;

    /// <summary>What ReadyToRun code for a system other than Windows has in place of the processor: both, combined.</summary>
    private static readonly Dictionary<int, string> Systems = new()
    {
        [0] = "win",
        [0x7B79] = "linux",
        [0x4644] = "osx",
    };

    /// <summary>The platform of an executable or a native library, for example <c>linux-arm64</c>.</summary>
    public static string OfNative(byte[] file) =>
        file switch
        {
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "linux-" + Elf(BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(18))),
            [0xCF, 0xFA, 0xED, 0xFE, ..] => "osx-" + MachO(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4))),
            [(byte)'M', (byte)'Z', ..] => "win-" + Processor(Machine(file)),
            _ => "something else",
        };

    /// <summary>The platform that an assembly is compiled for; <see cref="Portable"/> if it is not compiled.</summary>
    public static string OfAssembly(byte[] file)
    {
        using var reader = new PEReader(new MemoryStream(file));
        if (reader.PEHeaders.CorHeader is not { ManagedNativeHeaderDirectory.Size: > 0 })
            return Portable;
        return Systems
            .Select(system => (system.Value, Processor: Processor(Machine(file) ^ system.Key)))
            .Where(platform => platform.Processor != Unknown)
            .Select(platform => $"{platform.Value}-{platform.Processor}")
            .Single();
    }

    private static int Machine(byte[] file)
    {
        using var reader = new PEReader(new MemoryStream(file));
        return (ushort)reader.PEHeaders.CoffHeader.Machine;
    }

    private static string Processor(int machine) =>
        machine switch
        {
            (int)PeMachine.Amd64 => "x64",
            (int)PeMachine.Arm64 => "arm64",
            _ => Unknown,
        };

    private static string Elf(ushort machine) =>
        machine switch
        {
            62 => "x64",
            183 => "arm64",
            _ => Unknown,
        };

    private static string MachO(uint processor) =>
        processor switch
        {
            0x01000007 => "x64",
            0x0100000C => "arm64",
            _ => Unknown,
        };
}
